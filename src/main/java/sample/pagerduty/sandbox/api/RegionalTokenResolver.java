package sample.pagerduty.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.sandbox.ExplainedRefusal;
import sample.pagerduty.sandbox.Region;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Directory;

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
 * Checks access tokens, separately for each region. A region's API does not know the
 * tokens of the other, so it answers them like unknown ones.
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
			throw new BadOpaqueTokenException("The token belongs to the other region",
					new ExplainedRefusal("The token belongs to an account of the other region. Its API has "
							+ (region == Region.US ? "the path /eu." : "no path /eu.")));
		}
		return principal;
	}

}
