package sample.pagerduty.client.connection;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.web.RowWriter;
import sample.pagerduty.client.web.TableRow;

import org.springframework.context.MessageSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * A claim of an ID token (OpenID Connect Core section 2), ready to be read.
 *
 * @param value as text; the page shows the time instead if the claim names one
 * @param at the time that the claim names, if it names one
 * @param meaning what it tells, or an empty text if that is not known
 */
record IdTokenClaim(String name, String value, @Nullable Instant at, String meaning) implements TableRow {

	/** The order in which they tell a story: who, where, for whom, when, how. */
	private static final List<String> ORDER = List.of("sub", "user_id", "name", "email", "role", "account_id",
			"subdomain", "region", "iss", "aud", "azp", "auth_time", "iat", "nbf", "exp");

	private static final Set<String> TIMES = Set.of("iat", "nbf", "exp", "auth_time");

	/** All claims of a token, the best known first. */
	static List<IdTokenClaim> of(OidcIdToken token, MessageSource messages) {
		return token.getClaims()
			.entrySet()
			.stream()
			.map((claim) -> of(claim, messages))
			.sorted(Comparator.comparing(IdTokenClaim::rank).thenComparing(IdTokenClaim::name))
			.toList();
	}

	private static IdTokenClaim of(Map.Entry<String, Object> claim, MessageSource messages) {
		Object value = claim.getValue();
		Instant at = time(claim.getKey(), value);
		String meaning = messages.getMessage("claim." + claim.getKey(), null, "", Locale.ENGLISH);
		return new IdTokenClaim(claim.getKey(), text(value), at, Objects.requireNonNull(meaning));
	}

	/** The library converts some of the claims that are times, in two ways. */
	private static @Nullable Instant time(String name, Object value) {
		if (value instanceof Date date) {
			return date.toInstant();
		}
		if (value instanceof Number seconds && TIMES.contains(name)) {
			return Instant.ofEpochSecond(seconds.longValue());
		}
		return (value instanceof Instant at) ? at : null;
	}

	private static String text(Object value) {
		return (value instanceof Collection<?> several)
				? several.stream().map(String::valueOf).collect(Collectors.joining(" ")) : String.valueOf(value);
	}

	@Override
	public void writeTo(RowWriter row) {
		row.heading().code(this.name);
		if (this.at != null) {
			row.cell().minute(this.at);
		}
		else {
			row.cell().code(this.value);
		}
		row.cell().text(this.meaning);
	}

	private int rank() {
		int index = ORDER.indexOf(this.name);
		return (index >= 0) ? index : ORDER.size();
	}

}
