package sample.pagerduty.client.web;

import java.text.ParseException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.token.Connection;
import sample.pagerduty.client.token.ConnectionService;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The home page: how to connect, or what one is connected as. */
@Controller
class HomeController {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
		.withZone(ZoneOffset.UTC);

	private final ConnectionService connections;

	private final PagerDutyApp app;

	private final JsonMapper mapper;

	HomeController(ConnectionService connections, PagerDutyApp app, JsonMapper mapper) {
		this.connections = connections;
		this.app = app;
		this.mapper = mapper;
	}

	@GetMapping("/")
	String home(@RequestParam(required = false) @Nullable String disconnected, @Nullable Authentication authentication,
			HttpServletRequest request, Model model) {
		return this.connections.find(authentication, request)
			.map((connection) -> connected(connection, model))
			.orElseGet(() -> notConnected(disconnected, model));
	}

	private String notConnected(@Nullable String disconnected, Model model) {
		model.addAttribute("disconnected", disconnected);
		model.addAttribute("app", this.app);
		return "connect";
	}

	private String connected(Connection connection, Model model) {
		model.addAttribute("connection", connection);
		model.addAttribute("expiresAt", Optional.ofNullable(connection.expiresAt()).map(UTC::format).orElse(""));
		model.addAttribute("facts", facts(connection.user()));
		model.addAttribute("idTokenJson", claimsOf(connection.user().getIdToken().getTokenValue()));
		return "connected";
	}

	private static List<String> facts(OidcUser user) {
		String role = user.getClaimAsString("role");
		String subdomain = user.getClaimAsString("subdomain");
		return Stream
			.of(user.getEmail(), (role != null) ? role.replace('_', ' ') : null,
					(subdomain != null) ? "account " + subdomain : null, user.getClaimAsString("region"))
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

}
