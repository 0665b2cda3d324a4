package sample.pagerduty.sandbox.account;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.sandbox.Region;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Checks a token where it is shown. One region's API does not know the tokens of the
 * other, so a good token at the wrong address is answered like an unknown one.
 */
@Component
class RegionalTokenResolver implements AuthenticationManagerResolver<HttpServletRequest> {

	private static final RequestMatcher EU = pathPattern(SandboxUrls.EU_PATH + "/**");

	private final OpaqueTokenIntrospector introspector;

	private final Directory directory;

	RegionalTokenResolver(OpaqueTokenIntrospector introspector, Directory directory) {
		this.introspector = introspector;
		this.directory = directory;
	}

	@Override
	public AuthenticationManager resolve(HttpServletRequest request) {
		Region region = EU.matches(request) ? Region.EU : Region.US;
		return new ProviderManager(new OpaqueTokenAuthenticationProvider((token) -> introspect(token, region)));
	}

	private OAuth2AuthenticatedPrincipal introspect(String token, Region region) {
		OAuth2AuthenticatedPrincipal principal = this.introspector.introspect(token);
		if (this.directory.companyOf(principal.getName()).region() != region) {
			throw new BadOpaqueTokenException("The token is of the other region");
		}
		return principal;
	}

}
