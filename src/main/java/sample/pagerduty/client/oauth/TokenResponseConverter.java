package sample.pagerduty.client.oauth;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.flow.FlowRecorder;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.endpoint.DefaultMapOAuth2AccessTokenResponseConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Reads token responses leniently where that does no harm: a lifetime as text or with
 * decimals, a list of scopes. A lifetime that is missing or makes no sense is the one
 * that PagerDuty documents. Accepts only access tokens of the alphabet of RFC 6750
 * section 2.1, because they go into headers and into commands that people paste.
 */
final class TokenResponseConverter implements Converter<Map<String, Object>, OAuth2AccessTokenResponse> {

	private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");

	private final DefaultMapOAuth2AccessTokenResponseConverter delegate = new DefaultMapOAuth2AccessTokenResponseConverter();

	private final Duration documentedLifetime;

	TokenResponseConverter(Duration documentedLifetime) {
		this.documentedLifetime = documentedLifetime;
	}

	@Override
	public OAuth2AccessTokenResponse convert(Map<String, Object> parameters) {
		FlowRecorder.tell((flow) -> parameters.forEach(flow.onTokenAnswer()::parameter));
		if (!(parameters.get(OAuth2ParameterNames.ACCESS_TOKEN) instanceof String token)
				|| !BEARER_TOKEN.matcher(token).matches()) {
			throw new IllegalArgumentException("The access token is not valid by RFC 6750");
		}
		Map<String, Object> plain = new HashMap<>(parameters);
		plain.put(OAuth2ParameterNames.EXPIRES_IN, lifetime(parameters.get(OAuth2ParameterNames.EXPIRES_IN)));
		plain.computeIfPresent(OAuth2ParameterNames.SCOPE, (name, scope) -> scopes(scope));
		if (!(parameters.get(OidcParameterNames.ID_TOKEN) instanceof String idToken) || idToken.isBlank()) {
			plain.remove(OidcParameterNames.ID_TOKEN); // the library casts it
		}
		return this.delegate.convert(plain);
	}

	private long lifetime(@Nullable Object expiresIn) {
		String text = String.valueOf(expiresIn).strip();
		long seconds = NUMBER.matcher(text).matches() ? new BigDecimal(text).longValue() : 0;
		return (seconds > 0) ? seconds : this.documentedLifetime.toSeconds();
	}

	private static String scopes(Object scope) {
		return (scope instanceof Collection<?> list)
				? list.stream().map(String::valueOf).collect(Collectors.joining(" ")) : String.valueOf(scope);
	}

}
