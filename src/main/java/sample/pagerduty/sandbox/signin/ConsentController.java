package sample.pagerduty.sandbox.signin;

import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The consent page. Its forms post to the authorize endpoint. Spring's {@code state} of
 * the pending login, which belongs to the person who signed in, prevents forged consents.
 */
@Controller
class ConsentController {

	private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

	private final OAuth2AuthorizationService authorizations;

	private final RegisteredClientRepository apps;

	private final Directory directory;

	private final SandboxOptions options;

	ConsentController(OAuth2AuthorizationService authorizations, RegisteredClientRepository apps, Directory directory,
			SandboxOptions options) {
		this.options = options;
		this.authorizations = authorizations;
		this.apps = apps;
		this.directory = directory;
	}

	@GetMapping(SandboxUrls.CONSENT_PATH)
	String ask(@RequestParam String state, Authentication authentication, Model model) {
		OAuth2AuthorizationRequest login = login(state, authentication);
		RegisteredClient app = Objects.requireNonNull(this.apps.findByClientId(login.getClientId()));
		Map<String, String> received = received(login);
		model.addAttribute("appName", app.getClientName());
		model.addAttribute("clientId", app.getClientId());
		model.addAttribute("state", state);
		model.addAttribute("person", this.directory.findById(authentication.getName()).orElseThrow());
		model.addAttribute("granted", login.getScopes());
		model.addAttribute("asked", ScopeDescription.all(received.getOrDefault("scope", "")));
		model.addAttribute("lacking", ScopeDescription.lacking(received.getOrDefault("scope", ""), app.getScopes()));
		model.addAttribute("parameters", ReceivedParameter.all(received, this.options.nonce()));
		return "consent";
	}

	/** Signs the person out and sends the same request again. */
	@PostMapping("/sign-in/switch")
	String switchPerson(@RequestParam String state, Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest login = login(state, authentication);
		new SecurityContextLogoutHandler().logout(request, response, authentication);
		return "redirect:" + SandboxUrls.AUTHORIZE_PATH + "?"
				+ login.getAdditionalParameters().get(AuthorizationRequestConverter.QUERY);
	}

	private OAuth2AuthorizationRequest login(String state, Authentication authentication) {
		OAuth2Authorization pending = this.authorizations.findByToken(state, STATE);
		if (pending == null || !pending.getPrincipalName().equals(authentication.getName())) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		return Objects.requireNonNull(
				pending.<@Nullable OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> received(OAuth2AuthorizationRequest login) {
		return (Map<String, String>) login.getAdditionalParameters()
			.getOrDefault(AuthorizationRequestConverter.RECEIVED, Map.of());
	}

}
