package sample.pagerduty.client.mcp.login;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.web.PageProblem;
import sample.pagerduty.client.web.SecurityHeaders;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks a person whether a client may use their connection. */
@Controller
class ConsentController {

	private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

	private final McpAuthorizationService authorizations;

	private final McpClientRepository clients;

	private final SecurityHeaders securityHeaders;

	ConsentController(McpAuthorizationService authorizations, McpClientRepository clients,
			SecurityHeaders securityHeaders) {
		this.authorizations = authorizations;
		this.clients = clients;
		this.securityHeaders = securityHeaders;
	}

	/** Trusts the stored request only, and nothing else in the address. */
	@GetMapping(McpLoginPaths.CONSENT)
	@Nullable String ask(@RequestParam(defaultValue = "") String state, Connection connection, Authentication login,
			HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
		OAuth2Authorization authorization = this.authorizations.findByToken(state, STATE);
		if (authorization == null || !authorization.getPrincipalName().equals(login.getName())) {
			new PageProblem(HttpStatus.BAD_REQUEST, "mcp.question", List.of()).send(request, response);
			return null;
		}
		OAuth2AuthorizationRequest asked = Objects
			.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
		RegisteredClient client = Objects.requireNonNull(this.clients.findById(authorization.getRegisteredClientId()));
		String redirectUri = Objects.requireNonNull(asked.getRedirectUri());
		model.addAttribute("state", state);
		model.addAttribute("clientId", client.getClientId());
		model.addAttribute("clientName", client.getClientName());
		model.addAttribute("clientHost",
				McpClient.isDocument(client.getClientId()) ? URI.create(client.getClientId()).getHost() : null);
		model.addAttribute("destination", RedirectUris.describe(redirectUri));
		model.addAttribute("user", connection.user());
		model.addAttribute("mayAskToWrite", asked.getScopes().contains(McpScopes.WRITE));
		// Browsers apply this to the redirects of the client too, and some clients send
		// the browser on to a page of their own.
		this.securityHeaders.allowFormsTo("https: " + RedirectUris.source(redirectUri), response);
		return "mcp-consent";
	}

}
