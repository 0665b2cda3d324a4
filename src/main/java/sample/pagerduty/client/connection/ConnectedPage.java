package sample.pagerduty.client.connection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.web.CopyAs;

import org.springframework.context.MessageSource;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the home page of a person who is connected shows. */
@Component
class ConnectedPage {

	private final ConnectionStates states;

	private final PageHeaders headers;

	private final PagerDutyApp app;

	private final WebSettings web;

	private final AllUses uses;

	private final CopyAs copyAs;

	private final MessageSource messages;

	ConnectedPage(ConnectionStates states, PageHeaders headers, PagerDutyApp app, WebSettings web, AllUses uses,
			CopyAs copyAs, MessageSource messages) {
		this.states = states;
		this.headers = headers;
		this.app = app;
		this.web = web;
		this.uses = uses;
		this.copyAs = copyAs;
		this.messages = messages;
	}

	void fill(Model model, Connection connection, OidcUser user) {
		Instant refreshTokenEnd = connection.issuedAt().plus(this.app.kind().refreshTokenLifetime());
		ConnectionEnd end = this.states.endOf(connection);
		PageHeader header = this.headers.headerOf(connection, user);
		List<ConnectionUses.Use> uses = this.uses.of(connection.id());
		model.addAttribute(PageHeaders.ATTRIBUTE, header);
		model.addAttribute("connection", connection);
		model.addAttribute("copyAs",
				this.copyAs.tabs("curl", connection.access().apiUrl(), connection.access().accessToken(), "/users/me"));
		model.addAttribute("end", end);
		model.addAttribute("endState", this.states.stateOf(connection));
		model.addAttribute("kind", this.app.kind());
		model.addAttribute("user", user);
		model.addAttribute("refreshTokenEnd", refreshTokenEnd);
		model.addAttribute("scopesAdded", Scopes.without(connection.scopesGranted(), this.app.scopes()));
		model.addAttribute("facts", facts(user, connection));
		model.addAttribute("uses", uses);
		model.addAttribute("stops", this.uses.summaryOf(uses));
		model.addAttribute("claims", IdTokenClaim.of(user.getIdToken(), this.messages));
		model.addAttribute("otherAccount", expectedInsteadOf(connection.user().account()));
		if (!connection.scopesMissing().isEmpty()) {
			model.addAttribute("ways", WaysToConnectAgain.of(connection, this.app, this.web.connectUrl()));
		}
	}

	/** The account that the operator expects, if the browser is connected to another. */
	private @Nullable String expectedInsteadOf(@Nullable String account) {
		String expected = this.app.account().subdomain();
		return (expected != null && account != null && !expected.equals(account)) ? expected : null;
	}

	private static List<String> facts(OidcUser user, Connection connection) {
		String role = user.getClaimAsString("role");
		String subdomain = user.getClaimAsString("subdomain");
		return Stream
			.of(user.getEmail(), (role != null) ? Role.inWords(role) : null,
					(subdomain != null) ? "Account " + subdomain : null, connection.region().name())
			.filter(Objects::nonNull)
			.toList();
	}

}
