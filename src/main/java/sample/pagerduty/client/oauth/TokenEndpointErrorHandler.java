package sample.pagerduty.client.oauth;

import java.io.IOException;
import java.net.URI;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.RestClientException;

/**
 * Reads the token endpoint's error (RFC 6749 section 5.2) from every 4xx answer. The
 * library's own handler reads it from 400 alone, but {@code invalid_client} comes as 401.
 */
final class TokenEndpointErrorHandler extends DefaultResponseErrorHandler {

	private final OAuth2ErrorHttpMessageConverter errorConverter = new OAuth2ErrorHttpMessageConverter();

	@Override
	public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
		if (!response.getStatusCode().is4xxClientError()) {
			super.handleError(url, method, response);
		}
		throw new OAuth2AuthorizationException(errorOf(response));
	}

	private OAuth2Error errorOf(ClientHttpResponse response) throws IOException {
		try {
			return this.errorConverter.read(OAuth2Error.class, response);
		}
		catch (HttpMessageNotReadableException ex) {
			throw new RestClientException("The token endpoint's error is not of RFC 6749's form", ex);
		}
	}

}
