package sample.pagerduty.client.script;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** Who may call the API. */
@Configuration(proxyBeanMethods = false)
class ApiSecurityConfiguration {

	/**
	 * The chain for scripts. Without a key the answer is 401 and never a page; the
	 * browser's session opens nothing here, and a key opens nothing elsewhere.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain apiSecurity(HttpSecurity http, ScriptKeyService keys, WrongKeys wrongKeys,
			ApiProblemWriter writer) {
		Refusal refusal = new Refusal(wrongKeys, writer);
		return http.securityMatcher("/api/**")
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers(HttpMethod.GET, "/api/token", "/api/app-token")
						.authenticated()
						.anyRequest()
						.denyAll())
			.oauth2ResourceServer((scripts) -> scripts.authenticationManagerResolver((request) -> keyCheck(keys))
				.authenticationEntryPoint(refusal::unauthenticated))
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(refusal::unauthenticated)
				.accessDeniedHandler((request, response, ex) -> refusal.unknown(response)))
			.addFilterBefore(new ApiProblemFilter(writer), SecurityContextHolderFilter.class)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(CsrfConfigurer::disable)
			.logout(LogoutConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.build();
	}

	private static AuthenticationManager keyCheck(ScriptKeyService keys) {
		return (presented) -> keys.use(((BearerTokenAuthenticationToken) presented).getToken())
			.map(ScriptKeyAuthentication::new)
			.orElseThrow(() -> new InvalidBearerTokenException("Not a script key"));
	}

	/**
	 * Says why a call is refused (RFC 6750, 3).
	 *
	 * @param wrongKeys counts them
	 * @param writer writes the answer
	 */
	private record Refusal(WrongKeys wrongKeys, ApiProblemWriter writer) {

		/** RFC 6750 wants at least one parameter. */
		private static final String CHALLENGE = "Bearer realm=\"pagerduty-oauth-sample\"";

		void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
				throws IOException {
			if (!(ex instanceof OAuth2AuthenticationException)) {
				response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
				this.writer.write(response, ApiException.of(ApiProblem.MISSING_KEY,
						"Send a script key: Authorization: Bearer pdsk_… Make one on the Scripts page of this app."));
				return;
			}
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
			if (this.wrongKeys.areTooManyFrom(request.getRemoteAddr())) {
				this.writer.write(response,
						ApiException.withRetry(ApiProblem.TOO_MANY_WRONG_KEYS,
								"Too many wrong keys came from your address. Stop the script that sends them, "
										+ "or give it a new key.",
								WrongKeys.MEMORY));
				return;
			}
			this.writer.write(response, ApiException.of(ApiProblem.INVALID_KEY,
					"This is no script key, or one that has expired or was deleted, alone or with its connection. "
							+ "Make a new one on the Scripts page of this app."));
		}

		void unknown(HttpServletResponse response) throws IOException {
			this.writer.write(response,
					ApiException.of(ApiProblem.NOT_FOUND, "There are GET /api/token and GET /api/app-token."));
		}

	}

}
