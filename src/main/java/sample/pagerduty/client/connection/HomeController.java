package sample.pagerduty.client.connection;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.web.CommonPage;
import sample.pagerduty.client.web.Times;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** The home page: how to connect, or the connected user and the tokens. */
@Controller
class HomeController {

	private final ConnectionService connections;

	private final UserTokenService tokens;

	private final ConnectionStates states;

	private final PagerDutyApp app;

	private final JsonMapper mapper;

	private final List<ConnectionUses> uses;

	private final View connectPage;

	HomeController(ConnectionService connections, UserTokenService tokens, ConnectionStates states, PagerDutyApp app,
			JsonMapper mapper, List<ConnectionUses> uses, ThymeleafViewResolver views) {
		this.connections = connections;
		this.tokens = tokens;
		this.states = states;
		this.app = app;
		this.mapper = mapper;
		this.uses = uses;
		this.connectPage = new CommonPage(views, "connect");
	}

	@GetMapping(HomePage.PATH)
	ModelAndView home(@RequestParam(required = false) @Nullable String disconnected,
			@Nullable OAuth2AuthenticationToken login, HttpServletRequest request, Model model) {
		Optional<Connection> connection = this.connections.find(login);
		if (login == null || connection.isEmpty() || !(login.getPrincipal() instanceof OidcUser user)) {
			boolean lost = login != null || hasLostItsSession(request);
			return notConnected((lost && disconnected == null) ? "session" : disconnected, model);
		}
		return connected(fresh(connection.get(), model), user, model);
	}

	/** The page does not show a token that is about to expire, if it can get another. */
	private Connection fresh(Connection connection, Model model) {
		try {
			return this.tokens.fresh(connection, Duration.ZERO);
		}
		catch (TokenUnavailableException ex) {
			model.addAttribute("tokenFailure", ex.failure().key());
			model.addAttribute("tokenWait", ex.secondsToWait());
			return this.connections.findById(connection.id()).orElse(connection);
		}
	}

	/** Whether the browser sends a session that has ended on its own. */
	private static boolean hasLostItsSession(HttpServletRequest request) {
		return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
	}

	private ModelAndView notConnected(@Nullable String disconnected, Model model) {
		model.addAttribute("disconnected", HomePage.isReason(disconnected) ? disconnected : null);
		model.addAttribute("app", this.app);
		return new ModelAndView(this.connectPage);
	}

	private ModelAndView connected(Connection connection, OidcUser user, Model model) {
		Instant refreshTokenEnd = connection.issuedAt().plus(this.app.kind().refreshTokenLifetime());
		ConnectionEnd end = this.states.endOf(connection);
		model.addAttribute("connection", connection);
		model.addAttribute("end", end);
		model.addAttribute("endText", Times.utc(end.at()));
		model.addAttribute("endState", this.states.stateOf(connection));
		model.addAttribute("kind", this.app.kind());
		model.addAttribute("user", user);
		model.addAttribute("expiresAt", Times.utc(connection.expiresAt()));
		model.addAttribute("refreshTokenEnd", refreshTokenEnd);
		model.addAttribute("refreshTokenEndText", Times.utc(refreshTokenEnd));
		model.addAttribute("lastRefreshAt", Times.utc(connection.refreshes().lastAt()));
		model.addAttribute("scopesAdded", added(connection.scopesGranted()));
		model.addAttribute("facts", facts(user, connection));
		model.addAttribute("uses", usesOf(connection));
		model.addAttribute("otherAccount", expectedInsteadOf(connection.user().account()));
		model.addAttribute("idTokenJson", claimsOf(user.getIdToken().getTokenValue()));
		return new ModelAndView("connected");
	}

	private List<UseRow> usesOf(Connection connection) {
		return this.uses.stream().flatMap((feature) -> feature.of(connection.id()).stream()).map(UseRow::of).toList();
	}

	/** The account that the operator expects, if the browser is connected to another. */
	private @Nullable String expectedInsteadOf(@Nullable String account) {
		String expected = this.app.account().subdomain();
		return (expected != null && account != null && !expected.equals(account)) ? expected : null;
	}

	/** The scopes that this connection has beyond those of every login. */
	private Set<String> added(Set<String> granted) {
		Set<String> added = new LinkedHashSet<>(granted);
		added.removeAll(this.app.scopes());
		return added;
	}

	private static List<String> facts(OidcUser user, Connection connection) {
		String role = user.getClaimAsString("role");
		String subdomain = user.getClaimAsString("subdomain");
		return Stream
			.of(user.getEmail(), (role != null) ? role.replace('_', ' ') : null,
					(subdomain != null) ? "account " + subdomain : null, connection.region().name())
			.filter(Objects::nonNull)
			.toList();
	}

	private String claimsOf(String idToken) {
		try {
			return this.mapper.writerWithDefaultPrettyPrinter()
				.writeValueAsString(JWTParser.parse(idToken).getJWTClaimsSet().toJSONObject());
		}
		catch (ParseException ex) {
			throw new IllegalStateException("An ID token that was verified cannot be read", ex);
		}
	}

	/** Something that uses the tokens, as the page shows it. */
	record UseRow(String kind, String name, String detail, String since, String lastUsed, String end, String endPath) {

		static UseRow of(ConnectionUses.Use use) {
			return new UseRow(use.kind(), use.name(), use.detail(), Times.utc(use.since()),
					(use.lastUsedAt() != null) ? Times.utc(use.lastUsedAt()) : "never", use.end(), use.endPath());
		}

	}

}
