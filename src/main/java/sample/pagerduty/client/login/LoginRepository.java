package sample.pagerduty.client.login;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Sha256;
import sample.pagerduty.client.store.BrokenSealException;
import sample.pagerduty.client.store.StoreCipher;
import sample.pagerduty.client.store.Timestamps;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lets each login be completed once, by one process. Of two callbacks with the same
 * state, one completes the login and the other finds its outcome here.
 */
@Repository
class LoginRepository {

	private static final Duration MEMORY = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final StoreCipher cipher;

	private final Clock clock;

	LoginRepository(JdbcClient jdbc, StoreCipher cipher, Clock clock) {
		this.jdbc = jdbc;
		this.cipher = cipher;
		this.clock = clock;
	}

	/**
	 * Claims a login for this request.
	 * @param answer the code, or the error, of PagerDuty's answer
	 * @return whether no other request has claimed it
	 */
	boolean claim(String state, String answer) {
		Instant now = this.clock.instant();
		this.jdbc.sql("delete from login where claimed_at < ?").param(Timestamps.parameter(now.minus(MEMORY))).update();
		try {
			this.jdbc.sql("insert into login (state_hash, answer_hash, claimed_at) values (?, ?, ?)")
				.params(Sha256.hex(state), Sha256.hex(answer), Timestamps.parameter(now))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	void finish(String state, LoginOutcome outcome) {
		String sessionId = outcome.sessionId();
		this.jdbc.sql("update login set target = :target, sealed_session_id = :session where state_hash = :state")
			.param("target", outcome.target())
			.param("session", (sessionId != null)
					? this.cipher.seal(placeOf(Sha256.hex(state)), sessionId.getBytes(StandardCharsets.UTF_8)) : null)
			.param("state", Sha256.hex(state))
			.update();
	}

	void fail(String state, FailedLogin failed) {
		this.jdbc.sql("""
				update login set failure = :failure, error_code = :errorCode, accepting_api = :acceptingApi,
				retry_at = :retryAt, connect_again = :connectAgain where state_hash = :state""")
			.param("failure", failed.failure().name())
			.param("errorCode", failed.errorCode())
			.param("acceptingApi", failed.acceptingApi())
			.param("retryAt", Timestamps.parameter(failed.retryAt()))
			.param("connectAgain", failed.connectAgain())
			.param("state", Sha256.hex(state))
			.update();
	}

	/** A login that a request has claimed. */
	Optional<Claim> find(String state) {
		return this.jdbc.sql("""
				select state_hash, answer_hash, target, sealed_session_id, failure, error_code, accepting_api,
				retry_at, connect_again from login where state_hash = ?""")
			.param(Sha256.hex(state))
			.query(this::claim)
			.optional();
	}

	private Claim claim(ResultSet row, int number) throws SQLException {
		return new Claim(row.getString("answer_hash"), outcome(row));
	}

	private @Nullable LoginOutcome outcome(ResultSet row) throws SQLException {
		String target = row.getString("target");
		String failure = row.getString("failure");
		if (failure != null) {
			return LoginOutcome.of(new FailedLogin(LoginFailure.valueOf(failure), row.getString("error_code"),
					row.getString("accepting_api"), Timestamps.find(row, "retry_at"), row.getString("connect_again")));
		}
		return (target == null) ? null : new LoginOutcome(target, null,
				sessionId(row.getString("state_hash"), row.getBytes("sealed_session_id")));
	}

	private @Nullable String sessionId(String stateHash, byte @Nullable [] sealed) {
		try {
			return (sealed == null) ? null
					: new String(this.cipher.open(placeOf(stateHash), sealed).content(), StandardCharsets.UTF_8);
		}
		catch (BrokenSealException ex) {
			return null; // sealed with a key that is gone
		}
	}

	private static String placeOf(String stateHash) {
		return "login " + stateHash;
	}

	/**
	 * A login that a request has claimed.
	 *
	 * @param answerHash the hash of PagerDuty's answer
	 * @param outcome the outcome, or {@code null} while the login is being completed
	 */
	record Claim(String answerHash, @Nullable LoginOutcome outcome) {

		boolean isFinished() {
			return this.outcome != null;
		}

		boolean isOfAnswer(String answer) {
			return this.answerHash.equals(Sha256.hex(answer));
		}

	}

}
