package sample.pagerduty.client.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.StoreSettings.Folder;
import sample.pagerduty.client.config.StoreSettings.Location;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

/**
 * Checks whether the store can be used: writes to it and rolls back. Creates no folder,
 * no file and no table.
 */
public final class StoreProbe {

	private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

	private final Location location;

	private final StoreFailureTranslator failures;

	private final Supplier<String> trial;

	private StoreProbe(StoreSettings settings, Supplier<String> trial) {
		this.location = settings.location();
		this.failures = new StoreFailureTranslator(settings.location());
		this.trial = trial;
	}

	/** For a process that has opened the store. */
	static StoreProbe ofOpen(StoreSettings settings, DataSource dataSource, StoreKeys keys) {
		return new StoreProbe(settings, () -> {
			new TrialWrite(dataSource).run(keys);
			return usable(settings.location());
		});
	}

	/** For a process that has not opened the store: opens it for a moment. */
	public static StoreProbe ofClosed(StoreSettings settings) {
		return new StoreProbe(settings, () -> tryClosed(settings));
	}

	private static String tryClosed(StoreSettings settings) {
		Location location = settings.location();
		if (location instanceof Folder folder) {
			StoreFolder files = new StoreFolder(folder.path());
			if (files.isNew()) {
				files.tryToWrite();
				return "%s will be created at the first start; its place is writable.".formatted(name(location));
			}
		}
		if (location instanceof Folder || location instanceof PostgreSql) {
			StoreKeys keys = StoreKeys.of(settings);
			try (HikariDataSource dataSource = new StorePool(location, LOCK_TIMEOUT).openOne()) {
				new TrialWrite(dataSource).run(keys);
			}
		}
		return usable(location);
	}

	private static String usable(Location location) {
		return (location instanceof Folder || location instanceof PostgreSql)
				? name(location) + " is reachable and writable."
				: "Connections, script keys and sessions are kept in memory and are lost when this app stops.";
	}

	private static String name(Location location) {
		return (location instanceof Folder folder) ? "The embedded database in %s".formatted(folder.path())
				: "The database " + ((PostgreSql) location).nameForPeople();
	}

	/**
	 * One sentence per thing that other users of this machine could do with the store.
	 */
	public List<String> warnings() {
		return (this.location instanceof Folder folder) ? new StoreFolder(folder.path()).permissions().warnings()
				: List.of();
	}

	public Outcome probe() {
		try {
			return new Outcome(State.USABLE, this.failures.translate(this.trial), "");
		}
		catch (StoreException ex) {
			return failure(ex);
		}
	}

	private static Outcome failure(StoreException thrown) {
		if (thrown.getCause() instanceof SQLTransientConnectionException) {
			return new Outcome(State.UNUSABLE, "All connections to the store are in use.",
					"Try again in a moment; if this lasts, look in the log of this app.");
		}
		boolean locked = thrown.getCause() instanceof SQLException cause && FileFailure.of(cause) == FileFailure.LOCKED;
		return new Outcome(locked ? State.LOCKED : State.UNUSABLE, thrown.description(), thrown.advice());
	}

	public enum State {

		USABLE,

		/** Another process has opened it, perhaps this app. */
		LOCKED,

		UNUSABLE

	}

	/**
	 * The result of a probe.
	 *
	 * @param advice what to do, empty if the store is usable
	 */
	public record Outcome(State state, String description, String advice) {
	}

}
