package sample.pagerduty.client.console;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.rest.ScopeRequirement;
import sample.pagerduty.client.store.Timestamps;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Keeps which scopes PagerDuty asked for where this app did not know it, as many as
 * somebody may come across; the oldest make room.
 */
@Repository
class LearnedScopeRepository {

	private static final int MOST = 200;

	/** As long as the columns are. */
	private static final int LONGEST = 300;

	private final JdbcClient jdbc;

	private final Clock clock;

	LearnedScopeRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What was learned, by template, in the order of the templates. */
	Map<String, ScopeRequirement> findAll() {
		Map<String, ScopeRequirement> learned = new LinkedHashMap<>();
		this.jdbc.sql("select path, scope from learned_scope order by path")
			.query((RowCallbackHandler) (row) -> learned.put(row.getString("path"),
					new ScopeRequirement(new LinkedHashSet<>(Scopes.words(row.getString("scope"))))));
		return learned;
	}

	void save(String path, ScopeRequirement requirement) {
		String scope = String.join(" ", requirement.scopes());
		if (path.length() > LONGEST || scope.length() > LONGEST) {
			return;
		}
		boolean known = with(path, scope,
				this.jdbc.sql("update learned_scope set scope = :scope, learned_at = :learnedAt where path = :path"))
			.update() > 0;
		if (!known) {
			insert(path, scope);
		}
	}

	private void insert(String path, String scope) {
		try {
			with(path, scope,
					this.jdbc
						.sql("insert into learned_scope (path, scope, learned_at) values (:path, :scope, :learnedAt)"))
				.update();
		}
		catch (DuplicateKeyException ex) {
			return; // somebody else has just learned it
		}
		this.jdbc.sql("""
				delete from learned_scope where path in (
					select path from learned_scope order by learned_at desc, path offset %d rows)
				""".formatted(MOST)).update();
	}

	private StatementSpec with(String path, String scope, StatementSpec statement) {
		return statement.param("path", path)
			.param("scope", scope)
			.param("learnedAt", Timestamps.parameter(this.clock.instant()));
	}

}
