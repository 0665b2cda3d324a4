package sample.pagerduty.client.mcp;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.web.LazyFilterChain;
import sample.pagerduty.client.web.SecurityHeaders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.SecurityContextHolderFilter;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Who may call the MCP server. */
@Configuration(proxyBeanMethods = false)
class McpSecurityConfiguration {

	/**
	 * The chain for agents. Without a token the answer is 401, says where to log in, and
	 * comes before the body is read. The browser's session opens nothing here.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 5)
	SecurityFilterChain mcpSecurity(ObjectProvider<HttpSecurity> builders, McpCallers callers, McpChallenge challenge,
			McpAddresses addresses, SecurityHeaders securityHeaders) {
		return new LazyFilterChain(pathPattern(McpAddresses.PATH),
				() -> chain(builders.getObject(), callers, challenge, addresses, securityHeaders));
	}

	private static SecurityFilterChain chain(HttpSecurity http, McpCallers callers, McpChallenge challenge,
			McpAddresses addresses, SecurityHeaders securityHeaders) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.oauth2ResourceServer(
					(agents) -> agents.authenticationManagerResolver((request) -> tokenCheck(request, callers))
						.authenticationEntryPoint((request, response, ex) -> challenge.send(request, response,
								ex instanceof OAuth2AuthenticationException)))
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint((request, response, ex) -> challenge
				.send(request, response, ex instanceof OAuth2AuthenticationException)))
			.addFilterBefore(new McpRequestFilter(addresses), SecurityContextHolderFilter.class)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(CsrfConfigurer::disable)
			.logout(LogoutConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.headers(securityHeaders)
			.build();
	}

	/** The token is kept, because a call that waits has it checked again. */
	private static AuthenticationManager tokenCheck(HttpServletRequest request, McpCallers callers) {
		if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
			throw new InvalidBearerTokenException("More than one token");
		}
		return (presented) -> {
			Secret token = new Secret(((BearerTokenAuthenticationToken) presented).getToken());
			return callers.find(token.value())
				.map((caller) -> new PreAuthenticatedAuthenticationToken(caller, token, List.of()))
				.orElseThrow(() -> new InvalidBearerTokenException("Not a token of this server"));
		};
	}

}
