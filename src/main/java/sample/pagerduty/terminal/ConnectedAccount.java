package sample.pagerduty.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A connection, as the app describes it.
 *
 * @param id the app's name for it
 * @param user who connected
 * @param region {@code us} or {@code eu}
 * @param ended whether only a new login can help
 * @param expiresAt when the access token expires, if PagerDuty said so
 * @param renewable whether the app can refresh it
 * @param scopes the scopes granted
 * @param scopesMissing the scopes that were requested but not granted
 */
@JsonNaming(SnakeCaseStrategy.class)
record ConnectedAccount(String id, User user, String region, boolean ended, @Nullable Instant expiresAt,
		boolean renewable, List<String> scopes, List<String> scopesMissing) {

	/** Such as {@code Ada Lovelace (ada@example.com), account acme, US}. */
	String description() {
		String email = (this.user.email() != null && this.user.name() != null) ? " (" + this.user.email() + ")" : "";
		String account = (this.user.account() != null) ? ", account " + this.user.account() : "";
		return printable(this.user.displayName() + email + account + ", " + this.region.toUpperCase(Locale.ROOT));
	}

	boolean matches(String name) {
		return Stream.of(this.user.email(), this.user.account(), this.user.id())
			.filter(Objects::nonNull)
			.anyMatch(name::equalsIgnoreCase);
	}

	/** Names are PagerDuty's: they must not control the terminal. */
	private static String printable(String text) {
		return text.replaceAll("[\\p{Cc}\\p{Cf}]", "");
	}

	/** The PagerDuty user of a connection. */
	record User(String id, @Nullable String name, @Nullable String email, @Nullable String account) {

		String displayName() {
			return Stream.of(this.name, this.email).filter(Objects::nonNull).findFirst().orElse(this.id);
		}

	}

}
