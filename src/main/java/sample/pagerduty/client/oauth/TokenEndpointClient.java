package sample.pagerduty.client.oauth;

import java.util.function.Supplier;

import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/**
 * One of the library's clients of the token endpoint, built for its first request. Its
 * constructor starts an HTTP client that is never used, and for that the JDK reads all
 * certificates that it trusts.
 */
public final class TokenEndpointClient<T extends AbstractOAuth2AuthorizationGrantRequest>
		implements OAuth2AccessTokenResponseClient<T> {

	private final SingletonSupplier<OAuth2AccessTokenResponseClient<T>> delegate;

	public TokenEndpointClient(Supplier<? extends AbstractRestClientOAuth2AccessTokenResponseClient<T>> delegate,
			RestClient tokenEndpointRestClient) {
		this.delegate = SingletonSupplier.of(() -> {
			AbstractRestClientOAuth2AccessTokenResponseClient<T> client = delegate.get();
			client.setRestClient(tokenEndpointRestClient);
			return client;
		});
	}

	@Override
	public OAuth2AccessTokenResponse getTokenResponse(T request) {
		return this.delegate.obtain().getTokenResponse(request);
	}

}
