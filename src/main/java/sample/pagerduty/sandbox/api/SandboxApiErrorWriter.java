package sample.pagerduty.sandbox.api;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Writes the errors of the filter chain. If a scope is missing, the decision of the
 * {@link ScopeRule} says which one.
 */
@Component
class SandboxApiErrorWriter implements AccessDeniedHandler {

	private static final String SCOPE_PREFIX = "SCOPE_";

	private final JsonMapper jsonMapper;

	SandboxApiErrorWriter(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && ex instanceof AuthorizationDeniedException denied
				&& denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision) {
			write(request, response, SandboxApiException.missingScopes(scopes(decision.getAuthorities()),
					scopes(authentication.getAuthorities())));
		}
		else {
			write(request, response, SandboxApiException.accessDenied());
		}
	}

	void write(HttpServletRequest request, HttpServletResponse response, SandboxApiException error) throws IOException {
		error.explain(request);
		response.setStatus(error.status().value());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.getOutputStream().write(this.jsonMapper.writeValueAsBytes(error.body()));
	}

	private static String scopes(Iterable<? extends GrantedAuthority> authorities) {
		Set<String> scopes = new TreeSet<>();
		authorities.forEach((authority) -> {
			String name = String.valueOf(authority.getAuthority());
			if (name.startsWith(SCOPE_PREFIX)) {
				scopes.add(name.substring(SCOPE_PREFIX.length()));
			}
		});
		return scopes.stream().collect(Collectors.joining(" "));
	}

}
