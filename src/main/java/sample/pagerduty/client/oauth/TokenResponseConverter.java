package sample.pagerduty.client.oauth;

import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.endpoint.DefaultMapOAuth2AccessTokenResponseConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Accepts only access tokens of the alphabet of RFC 6750 section 2.1, because they go
 * into headers and into commands that people paste.
 */
final class TokenResponseConverter implements Converter<Map<String, Object>, OAuth2AccessTokenResponse> {

	private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

	private final DefaultMapOAuth2AccessTokenResponseConverter delegate = new DefaultMapOAuth2AccessTokenResponseConverter();

	@Override
	public OAuth2AccessTokenResponse convert(Map<String, Object> parameters) {
		if (!BEARER_TOKEN.matcher(String.valueOf(parameters.get(OAuth2ParameterNames.ACCESS_TOKEN))).matches()) {
			throw new IllegalArgumentException("The access token is not valid by RFC 6750");
		}
		return this.delegate.convert(parameters);
	}

}
