package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.Supplier;

import org.springframework.http.HttpMethod;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds out, once, who has a port of this machine. */
final class PortProbe {

	private final HttpProbe http;

	private final InetSocketAddress address;

	private final Supplier<Tenant> tenant = SingletonSupplier.of(this::find);

	PortProbe(HttpProbe http, InetSocketAddress address) {
		this.http = http;
		this.address = address;
	}

	int port() {
		return this.address.getPort();
	}

	boolean isTakenByThisApp() {
		return tenant() == Tenant.THIS_APP;
	}

	Tenant tenant() {
		return this.tenant.get();
	}

	private Tenant find() {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(this.address);
			return Tenant.NOBODY;
		}
		catch (IOException ex) {
			return whoAnswers();
		}
	}

	private Tenant whoAnswers() {
		try {
			return isThisApp(this.http.ask(HttpMethod.GET, health())) ? Tenant.THIS_APP : Tenant.ANOTHER;
		}
		catch (RestClientException ex) {
			return (ConnectFailure.of(ex) == ConnectFailure.REFUSED) ? Tenant.FORBIDDEN : Tenant.ANOTHER;
		}
	}

	private URI health() {
		InetAddress host = this.address.getAddress();
		String name = (host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host).getHostAddress();
		return UriComponentsBuilder.newInstance()
			.scheme("http")
			.host(name.contains(":") ? "[" + name + "]" : name)
			.port(this.address.getPort())
			.path("/actuator/health")
			.build()
			.toUri();
	}

	/** Other apps made with Spring Boot tell their health too, but not so guardedly. */
	private static boolean isThisApp(HttpProbe.Answer answer) {
		String policy = answer.headers().getFirst("Content-Security-Policy");
		return policy != null && policy.startsWith("default-src 'none'; script-src 'self'")
				&& answer.body().contains("\"status\":");
	}

	/** Who can have a port. */
	enum Tenant {

		/** It is free. */
		NOBODY,

		/** This app runs already. */
		THIS_APP,

		/** Another program. */
		ANOTHER,

		/** Nobody, but whoever runs this app may not have it. */
		FORBIDDEN

	}

}
