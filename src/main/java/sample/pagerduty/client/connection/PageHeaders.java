package sample.pagerduty.client.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.web.Times;

import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Fills in the header of every page for a reader who is connected. */
@ControllerAdvice
class PageHeaders {

	private static final Logger logger = LoggerFactory.getLogger(PageHeaders.class);

	/** The name that the layout knows the header by. */
	static final String ATTRIBUTE = "you";

	private static final Duration SOON = Duration.ofMinutes(5);

	private final CurrentConnection current;

	private final ConnectionStates states;

	private final Clock clock;

	PageHeaders(CurrentConnection current, ConnectionStates states, Clock clock) {
		this.current = current;
		this.states = states;
		this.clock = clock;
	}

	@ModelAttribute
	void fill(Model model, HttpServletRequest request, @Nullable Authentication login) {
		if (login == null || !(login.getPrincipal() instanceof OidcUser user)) {
			return;
		}
		try {
			this.current.in(request)
				.ifPresent((connection) -> model.addAttribute(ATTRIBUTE, headerOf(connection, user)));
		}
		catch (DataAccessException ex) {
			logger.debug("The header stays empty, because the store does not answer", ex);
		}
	}

	PageHeader headerOf(Connection connection, OidcUser user) {
		String place = Stream.of(connection.user().account(), connection.region().name())
			.filter(Objects::nonNull)
			.collect(Collectors.joining(", "));
		return new PageHeader(nameOf(connection, user), user.getPicture(), place, stateOf(connection));
	}

	private static String nameOf(Connection connection, OidcUser user) {
		return Stream.of(connection.user().name(), user.getFullName())
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(user::getSubject);
	}

	private PageHeader.State stateOf(Connection connection) {
		ConnectionState state = this.states.stateOf(connection);
		if (state == ConnectionState.ENDED) {
			return PageHeader.State.of("bad", "Ended", "ended");
		}
		if (!connection.scopesMissing().isEmpty()) {
			return PageHeader.State.of("warn", "Scopes missing", "scopes");
		}
		Instant expiresAt = connection.expiresAt();
		Instant now = this.clock.instant();
		boolean lastToken = connection.refreshToken() == null && expiresAt != null
				&& !expiresAt.minus(SOON).isAfter(now);
		if (state == ConnectionState.ENDING || lastToken) {
			return PageHeader.State.of("warn", "Expires soon", "tokens");
		}
		if (expiresAt == null || !expiresAt.isAfter(now)) {
			return PageHeader.State.of("good", "Active", "tokens");
		}
		return new PageHeader.State("good", "Active", expiresAt, Times.roughly(Duration.between(now, expiresAt)),
				"tokens");
	}

}
