package sample.pagerduty.client.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.rest.ApiAccessResolver;
import sample.pagerduty.client.store.Timestamps;

import org.springframework.jdbc.core.RowMapper;

/**
 * Reads a connection from a row. There is none if the sealed part was changed, so that a
 * new login replaces it.
 */
record ConnectionRowMapper(PagerDutyApp app, TokenSealer sealer,
		ApiAccessResolver accessResolver) implements RowMapper<Optional<Connection>> {

	@Override
	public Optional<Connection> mapRow(ResultSet row, int number) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		Optional<TokenSealer.Content> content = this.sealer.open(id, row.getBytes("sealed"));
		return content.isEmpty() ? Optional.empty() : Optional.of(connection(row, id, content.get()));
	}

	private Connection connection(ResultSet row, UUID id, TokenSealer.Content content) throws SQLException {
		Region region = Region.valueOf(row.getString("region"));
		return new Connection(id, content.user(), region, this.accessResolver.resolve(region, content.accessToken()),
				content.refreshToken(), Timestamps.get(row, "connected_at"), Timestamps.get(row, "issued_at"),
				Timestamps.find(row, "expires_at"), scopesRequested(row.getString("scope_requested")),
				new LinkedHashSet<>(WordList.of(row.getString("scope"))),
				new LinkedHashSet<>(WordList.of(row.getString("scope_last_full"))), refreshes(row));
	}

	private Set<String> scopesRequested(String requested) {
		Set<String> scopes = new LinkedHashSet<>(this.app.scopes());
		scopes.addAll(WordList.of(requested));
		return scopes;
	}

	private static RefreshHistory refreshes(ResultSet row) throws SQLException {
		String failure = row.getString("refresh_failure");
		return new RefreshHistory(row.getInt("refresh_attempts"), Timestamps.find(row, "refresh_attempted_at"),
				(failure != null) ? TokenFailure.valueOf(failure) : null, Timestamps.find(row, "refresh_retry_at"));
	}

}
