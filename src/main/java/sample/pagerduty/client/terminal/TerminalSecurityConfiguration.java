package sample.pagerduty.client.terminal;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.client.config.Loopback;
import sample.pagerduty.client.script.TokenApiProblemFilter;
import sample.pagerduty.client.script.TokenApiProblemWriter;
import sample.pagerduty.client.web.LazyFilterChain;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Who may call what terminal commands call. */
@Configuration(proxyBeanMethods = false)
class TerminalSecurityConfiguration {

	static final String PATH = "/api/terminal";

	/** The chain for the terminal commands of the user who runs this app. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain terminalSecurity(ObjectProvider<HttpSecurity> builders, TerminalKey key,
			TokenApiProblemWriter problems) {
		return new LazyFilterChain(pathPattern(PATH + "/**"), () -> chain(builders.getObject(), key, problems));
	}

	private static SecurityFilterChain chain(HttpSecurity http, TerminalKey key, TokenApiProblemWriter problems) {
		HttpStatusEntryPoint unauthorized = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.oauth2ResourceServer(
					(commands) -> commands.authenticationManagerResolver((request) -> keyCheck(request, key))
						.authenticationEntryPoint(unauthorized))
			.exceptionHandling((refusals) -> refusals.authenticationEntryPoint(unauthorized))
			.addFilterBefore(new TokenApiProblemFilter(problems), SecurityContextHolderFilter.class)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(CsrfConfigurer::disable)
			.logout(LogoutConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.build();
	}

	private static AuthenticationManager keyCheck(HttpServletRequest request, TerminalKey key) {
		return (presented) -> {
			if (Loopback.includes(request.getRemoteAddr())
					&& key.matches(((BearerTokenAuthenticationToken) presented).getToken())) {
				return UsernamePasswordAuthenticationToken.authenticated("terminal", "", List.of());
			}
			throw new InvalidBearerTokenException("Not the key of this app");
		};
	}

}
