package sample.pagerduty.client.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.StoreSettings.Folder;
import sample.pagerduty.client.config.StoreSettings.Location;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

/**
 * Finds out whether the store can be used, by writing to it and taking that back. Makes
 * nothing that is not there: no folder, no file, no table.
 */
public final class StoreProbe {

	private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

	private final StoreFailureTranslator failures;

	private final Supplier<String> rehearsal;

	private StoreProbe(StoreSettings settings, Supplier<String> rehearsal) {
		this.failures = new StoreFailureTranslator(settings.location());
		this.rehearsal = rehearsal;
	}

	/** For a process that has the store open. */
	static StoreProbe ofOpen(StoreSettings settings, DataSource dataSource, StoreKeys keys) {
		return new StoreProbe(settings, () -> {
			new TrialWrite(dataSource).run(keys);
			return usable(settings.location());
		});
	}

	/**
	 * For a process that has not opened the store.
	 * @param settings where the store is
	 * @return a probe that opens it for a moment
	 */
	public static StoreProbe ofClosed(StoreSettings settings) {
		return new StoreProbe(settings, () -> rehearseClosed(settings));
	}

	private static String rehearseClosed(StoreSettings settings) {
		Location location = settings.location();
		if (location instanceof Folder folder) {
			StoreFolder files = new StoreFolder(folder.path());
			if (files.isNew()) {
				files.rehearse();
				return "%s will be made at the first start; there is a place that can be written to."
					.formatted(name(location));
			}
		}
		if (location instanceof Folder || location instanceof PostgreSql) {
			StoreKeys keys = StoreKeys.of(settings);
			try (HikariDataSource dataSource = new StorePool(location, LOCK_TIMEOUT).openForOne()) {
				new TrialWrite(dataSource).run(keys);
			}
		}
		return usable(location);
	}

	private static String usable(Location location) {
		return (location instanceof Folder || location instanceof PostgreSql)
				? name(location) + " can be reached and written to."
				: "Connections, script keys and sessions are kept in memory and end with this app.";
	}

	private static String name(Location location) {
		return (location instanceof Folder folder) ? "The embedded database in %s".formatted(folder.path())
				: "The database " + ((PostgreSql) location).nameForPeople();
	}

	/**
	 * Tries the store.
	 * @return what came of it
	 */
	public Outcome probe() {
		try {
			return new Outcome(State.USABLE, this.failures.translate(this.rehearsal), "");
		}
		catch (StoreException ex) {
			return failure(ex);
		}
	}

	private static Outcome failure(StoreException thrown) {
		if (thrown.getCause() instanceof SQLTransientConnectionException) {
			return new Outcome(State.UNUSABLE, "All connections to the store are in use.",
					"Try again in a moment; if it lasts, something holds them: look into the log of this app.");
		}
		boolean locked = thrown.getCause() instanceof SQLException cause && FileFailure.of(cause) == FileFailure.LOCKED;
		return new Outcome(locked ? State.LOCKED : State.UNUSABLE, thrown.description(), thrown.advice());
	}

	/** How the store can be. */
	public enum State {

		/** It can be written to. */
		USABLE,

		/** Another process has it, which is as it should be if that is this app. */
		LOCKED,

		/** It cannot be used. */
		UNUSABLE

	}

	/**
	 * What a look at the store brought.
	 *
	 * @param state how it is
	 * @param description that in a sentence
	 * @param advice what to do, unless it is usable
	 */
	public record Outcome(State state, String description, String advice) {
	}

}
