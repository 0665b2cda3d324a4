package sample.pagerduty.client.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps recent notices on PostgreSQL, for a replica that cannot listen or had to connect
 * again.
 */
@Repository
class NoticeRepository {

	static final String CHANNEL = "notice";

	/** Longer than a replica needs to find out that its connection was lost. */
	private static final Duration MEMORY = Duration.ofMinutes(2);

	private final JdbcClient jdbc;

	private final Clock clock;

	NoticeRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The old ones go too, except those that another transaction deletes. */
	void save(String key) {
		Instant now = this.clock.instant();
		this.jdbc.sql("insert into notice (id, wait_key, published_at) values (?, ?, ?)")
			.params(UUID.randomUUID(), key, Timestamps.parameter(now))
			.update();
		this.jdbc.sql("""
				delete from notice where id in
					(select id from notice where published_at < ? limit 100 for update skip locked)
				""").param(Timestamps.parameter(now.minus(MEMORY))).update();
		notifyListeners(key);
	}

	void notifyListeners(String payload) {
		this.jdbc.sql("select pg_notify(?, ?)").params(CHANNEL, payload).query((row, number) -> payload).single();
	}

	/** Those of the keys that have a notice since some time. */
	List<String> findPublished(Collection<String> keys, Instant since) {
		return this.jdbc.sql("""
				select distinct wait_key from notice where published_at >= :since and wait_key = any(:keys)
				""")
			.param("since", Timestamps.parameter(since))
			.param("keys", keys.toArray(String[]::new))
			.query(String.class)
			.list();
	}

	Instant now() {
		return this.clock.instant();
	}

}
