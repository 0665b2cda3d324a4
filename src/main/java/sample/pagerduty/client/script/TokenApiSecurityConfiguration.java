package sample.pagerduty.client.script;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.web.LazyFilterChain;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.SecurityContextHolderFilter;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Who may call the API. */
@Configuration(proxyBeanMethods = false)
class TokenApiSecurityConfiguration {

	/** RFC 6750 section 3 requires at least one parameter. */
	private static final String CHALLENGE = "Bearer realm=\"pagerduty-oauth-sample\"";

	/**
	 * The chain for scripts. Without a key the answer is 401 and never a page. The
	 * browser's session opens nothing here, and a key opens nothing elsewhere.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 10) // after the chains for a part of /api
	SecurityFilterChain tokenApiSecurity(ObjectProvider<HttpSecurity> builders, ScriptKeyService keys,
			TokenApiProblemWriter writer) {
		return new LazyFilterChain(pathPattern("/api/**"), () -> chain(builders.getObject(), keys, writer));
	}

	private static SecurityFilterChain chain(HttpSecurity http, ScriptKeyService keys, TokenApiProblemWriter writer) {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET, OpenApiController.PATH)
				.permitAll()
				.requestMatchers(HttpMethod.GET, WebSettings.TOKEN_PATH)
				.authenticated()
				.requestMatchers(HttpMethod.HEAD, WebSettings.TOKEN_PATH)
				.authenticated()
				.anyRequest()
				.denyAll())
			.oauth2ResourceServer((scripts) -> scripts
				.authenticationManagerResolver((request) -> keyCheck(request, keys))
				.authenticationEntryPoint((request, response, ex) -> unauthenticated(request, response, ex, writer)))
			.exceptionHandling((refusals) -> refusals
				.authenticationEntryPoint((request, response, ex) -> unauthenticated(request, response, ex, writer))
				.accessDeniedHandler((request, response, ex) -> writer.write(request, response,
						TokenApiException.of(TokenApiProblem.NOT_FOUND, "The only call is GET /api/token."))))
			.addFilterBefore(new TokenApiProblemFilter(writer), SecurityContextHolderFilter.class)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(CsrfConfigurer::disable)
			.logout(LogoutConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.build();
	}

	private static AuthenticationManager keyCheck(HttpServletRequest request, ScriptKeyService keys) {
		if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
			throw new InvalidBearerTokenException("More than one key");
		}
		return (presented) -> keys.use(((BearerTokenAuthenticationToken) presented).getToken())
			.map((key) -> new PreAuthenticatedAuthenticationToken(key, "", List.of()))
			.orElseThrow(() -> new InvalidBearerTokenException("Not a script key"));
	}

	private static void unauthenticated(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException refusal, TokenApiProblemWriter writer) throws IOException {
		boolean keySent = refusal instanceof OAuth2AuthenticationException;
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, keySent ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
		writer.write(request, response, keySent
				? TokenApiException.of(TokenApiProblem.INVALID_KEY,
						"This is not a script key, or it has expired or was deleted, alone or with its connection. "
								+ "Create a new one on the Scripts page of this app.")
				: TokenApiException.of(TokenApiProblem.MISSING_KEY,
						"Send a script key: Authorization: Bearer pdsk_… Create one on the Scripts page of this app."));
	}

}
