package sample.pagerduty.client.agent;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.CurrentConnection;
import sample.pagerduty.client.web.ConnectLink;
import sample.pagerduty.client.web.PageProblem;
import sample.pagerduty.client.web.SecurityHeaders;

import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/**
 * The page behind the link of an authorization: which application wants what for which
 * user, and Allow or Cancel.
 */
@Controller
@Conditional(AgentsEnabled.class)
class AgentAuthorizationPageController {

	static final String PATH = "/agents/authorize";

	/**
	 * Where a login leads back to. The store keeps that address, so no secret is in it.
	 */
	static final String CONTINUE = "/agents/continue";

	private static final String SESSION_ATTRIBUTE = AgentAuthorizationPageController.class.getName() + ".";

	private final AuthorizationDecisions decisions;

	private final AgentGrantService grants;

	private final CurrentConnection connection;

	private final SecurityHeaders headers;

	private final WebSettings web;

	AgentAuthorizationPageController(AuthorizationDecisions decisions, AgentGrantService grants,
			CurrentConnection connection, SecurityHeaders headers, WebSettings web) {
		this.decisions = decisions;
		this.grants = grants;
		this.connection = connection;
		this.headers = headers;
		this.web = web;
	}

	@GetMapping(PATH + "/{link}")
	@Nullable String ask(@PathVariable String link, HttpServletRequest request, HttpServletResponse response, Model model)
			throws IOException {
		AgentAuthorization authorization = this.decisions.find(link).orElse(null);
		if (authorization == null) {
			return unknown(request, response);
		}
		if (!this.decisions.isOpen(authorization)) {
			model.addAttribute("outcome", outcome(authorization));
			return "agent-done";
		}
		request.getSession().setAttribute(SESSION_ATTRIBUTE + authorization.id(), link);
		this.headers.allowFormsTo(this.decisions.targets(authorization), response);
		Connection connection = this.connection.in(request).filter(this.grants::isAlive).orElse(null);
		model.addAttribute("link", link);
		model.addAttribute("applicationName", authorization.application());
		model.addAttribute("userId", authorization.userId());
		model.addAttribute("scopes", ScopeRow.all(authorization.scopes()));
		model.addAttribute("connection", connection);
		model.addAttribute("missing", (connection != null)
				? AgentScopes.missing(authorization.scopes(), connection.scopesGranted()) : Set.of());
		model.addAttribute("others", (connection != null)
				? AgentScopes.missing(connection.scopesGranted(), authorization.scopes()) : Set.of());
		model.addAttribute("agentConnectUrl", connectLink(authorization).toString());
		model.addAttribute("otherUserUrl", connectLink(authorization).asAnotherUser().toString());
		return "agent-authorize";
	}

	private static @Nullable String unknown(HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		new PageProblem(HttpStatus.NOT_FOUND, "agent-link", List.of()).send(request, response);
		return null;
	}

	private static String outcome(AgentAuthorization authorization) {
		return switch (authorization.state()) {
			case COMPLETED, ALLOWED -> "allowed";
			case CANCELLED, WRONG_USER -> "cancelled";
			case PENDING -> "expired";
		};
	}

	private ConnectLink connectLink(AgentAuthorization authorization) {
		return ConnectLink.to(this.web.connectUrl())
			.withScopes(Scopes.withoutOpenid(authorization.scopes()))
			.returningTo(CONTINUE + "/" + authorization.id());
	}

	/** Only the browser that has opened the link gets back to it. */
	@GetMapping(CONTINUE + "/{id}")
	@Nullable String goOn(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Object link = WebUtils.getSessionAttribute(request, SESSION_ATTRIBUTE + id);
		return (link != null) ? "redirect:" + PATH + "/" + link : unknown(request, response);
	}

	/**
	 * Allows it, for the connection that the page named: in another tab the browser may
	 * have connected as another user since.
	 */
	@PostMapping(PATH + "/{link}/allow")
	@Nullable String allow(@PathVariable String link, @RequestParam(name = "connection", defaultValue = "") String shown,
			Connection connection, HttpServletRequest request, HttpServletResponse response) throws IOException {
		AgentAuthorization authorization = this.decisions.find(link).orElse(null);
		if (authorization == null) {
			return unknown(request, response);
		}
		boolean asShown = connection.id().toString().equals(shown) && this.grants.isAlive(connection)
				&& AgentScopes.missing(authorization.scopes(), connection.scopesGranted()).isEmpty();
		if (!asShown) {
			return "redirect:" + PATH + "/" + link;
		}
		URI next = this.decisions.allow(authorization, connection);
		forget(authorization, request);
		return "redirect:" + ((next != null) ? next.toString() : PATH + "/" + link);
	}

	private static void forget(AgentAuthorization authorization, HttpServletRequest request) {
		WebUtils.setSessionAttribute(request, SESSION_ATTRIBUTE + authorization.id(), null);
	}

	@PostMapping(PATH + "/{link}/cancel")
	@Nullable String cancel(@PathVariable String link, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		AgentAuthorization authorization = this.decisions.find(link).orElse(null);
		if (authorization == null) {
			return unknown(request, response);
		}
		this.decisions.cancel(authorization);
		forget(authorization, request);
		return "redirect:" + PATH + "/" + link;
	}

	/** A scope as the page shows it. */
	record ScopeRow(String name, String words) {

		static List<ScopeRow> all(Set<String> scopes) {
			return Scopes.withoutOpenid(scopes)
				.stream()
				.map((scope) -> new ScopeRow(scope, AgentScopes.inWords(scope)))
				.toList();
		}

	}

}
