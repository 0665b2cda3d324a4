package sample.pagerduty.client.rest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Loopback;
import sample.pagerduty.client.config.Proxy;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;

/** The way through the configured proxy, which hosts on this machine do not need. */
final class ProxyRoute extends ProxySelector {

	/** By default the JDK sends no password of HTTP Basic to a proxy for https. */
	private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

	private final Proxy proxy;

	private ProxyRoute(Proxy proxy) {
		this.proxy = proxy;
	}

	static void customize(HttpClient.Builder client, @Nullable Proxy proxy) {
		if (proxy == null) {
			return;
		}
		client.proxy(new ProxyRoute(proxy));
		if (proxy.user() != null && System.getProperty(DISABLED_SCHEMES) == null) {
			System.setProperty(DISABLED_SCHEMES, "");
		}
	}

	/**
	 * Sends the credentials with each request; the JDK passes them to the proxy only. An
	 * authenticator would do so too, but with one the JDK fails on each 401 of PagerDuty
	 * that has no {@code WWW-Authenticate} header.
	 */
	static ClientHttpRequestFactory withCredentials(ClientHttpRequestFactory factory, @Nullable Proxy proxy) {
		if (proxy == null || proxy.user() == null) {
			return factory;
		}
		String credentials = HttpHeaders.encodeBasicAuth(proxy.user(), proxy.password().value(),
				StandardCharsets.UTF_8);
		return new InterceptingClientHttpRequestFactory(factory, List.of((request, body, execution) -> {
			if (!Loopback.includes(request.getURI().getHost())) {
				request.getHeaders().set(HttpHeaders.PROXY_AUTHORIZATION, "Basic " + credentials);
			}
			return execution.execute(request, body);
		}));
	}

	@Override
	public List<java.net.Proxy> select(URI uri) {
		return List.of(Loopback.includes(uri.getHost()) ? java.net.Proxy.NO_PROXY : new java.net.Proxy(
				java.net.Proxy.Type.HTTP, InetSocketAddress.createUnresolved(this.proxy.host(), this.proxy.port())));
	}

	@Override
	public void connectFailed(URI uri, SocketAddress address, IOException ex) {
		// the caller gets the exception
	}

}
