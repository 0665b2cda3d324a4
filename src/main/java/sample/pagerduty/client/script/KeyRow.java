package sample.pagerduty.client.script;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.web.Endable;
import sample.pagerduty.client.web.RowWriter;
import sample.pagerduty.client.web.TableRow;

/**
 * A key as the list shows it.
 *
 * @param scope the scopes of its app token, if it is for one
 * @param purpose what it opens, blank if that is tokens
 * @param lastDay the last day that it works
 * @param expired whether that day has passed
 * @param expiresSoon whether it is only days away
 * @param endPath where the button that deletes it posts to
 */
record KeyRow(String name, @Nullable String scope, String purpose, @Nullable Instant created,
		@Nullable Instant lastUsedAt, @Nullable LocalDate lastDay, boolean expired, boolean expiresSoon,
		String endPath) implements Endable, TableRow {

	/** Time to replace a key before its scripts fail. */
	private static final Duration SOON = Duration.ofDays(7);

	@Override
	public String what() {
		return "script key " + this.name;
	}

	@Override
	public String end() {
		return "Delete";
	}

	@Override
	public void writeTo(RowWriter row) {
		row.heading().name(this.name);
		if (this.scope != null) {
			row.note().code(this.scope);
		}
		if (!this.purpose.isEmpty()) {
			row.note().text(this.purpose);
		}
		row.cell("Created").minute(this.created);
		row.cell("Last used").minute(this.lastUsedAt);
		row.cell("Expires").day(this.lastDay);
		if (this.expired) {
			row.text(" ").pill("bad", "Expired");
		}
		if (this.expiresSoon) {
			row.text(" ").pill("warn", "Soon");
		}
		row.cell().end(this);
	}

	static KeyRow of(ScriptKey key, String path, Instant now) {
		Instant expiresAt = key.expiresAt();
		return new KeyRow(key.name(), (key.app() != null) ? key.app().scope() : null, key.purpose().label(),
				key.createdAt(), key.lastUsedAt(),
				(expiresAt != null) ? LocalDate.ofInstant(expiresAt, ZoneOffset.UTC).minusDays(1) : null,
				key.hasExpired(now), !key.hasExpired(now) && key.hasExpired(now.plus(SOON)),
				path + "/" + key.id() + "/delete");
	}

}
