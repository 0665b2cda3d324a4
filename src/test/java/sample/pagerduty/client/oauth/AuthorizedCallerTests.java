package sample.pagerduty.client.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.client.oauth.AuthorizedCaller.Attempt;
import sample.pagerduty.client.rest.ApiAccess;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.Refusals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** When a call is made again with another token. */
class AuthorizedCallerTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final AuthorizedCaller caller = new AuthorizedCaller(Clock.fixed(NOW, ZoneOffset.UTC));

	private final List<String> calls = new ArrayList<>();

	@Test
	void callWhenItSucceedsThenOnceWithAFreshToken() {
		Tokens tokens = new Tokens(3600, true);
		Attempt<String> attempt = this.caller.call(tokens, this::accept);
		assertThat(attempt.orElseThrow()).isEqualTo("answer to old");
		assertThat(attempt.access().accessToken()).isEqualTo("old");
		assertThat(this.calls).containsExactly("old");
		assertThat(tokens.minimum).isEqualTo(Duration.ZERO);
	}

	@ParameterizedTest
	@CsvSource({ "59, true, old", "60, true, old new", "61, true, old new", "60, false, old", "-5, true, old" })
	void callWhenTheTokenIsRefusedThenOnceMoreIfOldAndRenewable(long age, boolean renewable, String tokens) {
		Attempt<String> attempt = this.caller.call(new Tokens(age, renewable), (access) -> {
			if (access.accessToken().equals("old")) {
				throw refusal(access, ApiFailure.UNAUTHORIZED);
			}
			return accept(access);
		});
		assertThat(String.join(" ", this.calls)).isEqualTo(tokens);
		assertThat(attempt.failure() == null).isEqualTo(tokens.endsWith("new"));
		assertThat(attempt.access().accessToken()).isEqualTo(this.calls.get(this.calls.size() - 1));
	}

	@Test
	void callWhenTheSecondTokenIsRefusedTooThenThatRefusal() {
		Attempt<String> attempt = this.caller.call(new Tokens(60, true), (access) -> {
			throw refusal(access, ApiFailure.UNAUTHORIZED);
		});
		assertThat(this.calls).containsExactly("old", "new");
		assertThat(attempt.answer()).isNull();
		assertThat(attempt.failure()).hasCause(new IllegalStateException("new"));
		assertThatExceptionOfType(PagerDutyApiException.class).isThrownBy(attempt::orElseThrow)
			.isSameAs(attempt.failure());
	}

	@ParameterizedTest
	@EnumSource(value = ApiFailure.class, names = "UNAUTHORIZED", mode = EnumSource.Mode.EXCLUDE)
	void callWhenItFailsOtherwiseThenNotAgain(ApiFailure failure) {
		Attempt<String> attempt = this.caller.call(new Tokens(3600, true), (access) -> {
			throw refusal(access, failure);
		});
		assertThat(this.calls).containsExactly("old");
		assertThat(attempt.failure().failure()).isEqualTo(failure);
	}

	@Test
	void callWhenThereIsNoOtherTokenThenSaysSo() {
		Tokens tokens = new Tokens(60, true);
		tokens.failure = TokenFailure.INVALID_GRANT;
		assertThatExceptionOfType(TokenUnavailableException.class)
			.isThrownBy(() -> this.caller.call(tokens, (access) -> {
				throw refusal(access, ApiFailure.UNAUTHORIZED);
			}))
			.returns(TokenFailure.INVALID_GRANT, TokenUnavailableException::failure);
	}

	@Test
	void callWhenSomethingElseIsThrownThenPassedOn() {
		assertThatIllegalStateException().isThrownBy(() -> this.caller.call(new Tokens(60, true), (access) -> {
			throw new IllegalStateException();
		}));
	}

	private String accept(ApiAccess access) {
		this.calls.add(access.accessToken());
		return "answer to " + access.accessToken();
	}

	private PagerDutyApiException refusal(ApiAccess access, ApiFailure failure) {
		this.calls.add(access.accessToken());
		return Refusals.of(failure, new IllegalStateException(access.accessToken()));
	}

	private static final class Tokens implements TokenSource {

		private final long age;

		private final boolean renewable;

		private Duration minimum;

		private TokenFailure failure;

		private Tokens(long age, boolean renewable) {
			this.age = age;
			this.renewable = renewable;
		}

		@Override
		public BearerToken fresh(Duration minimum) {
			this.minimum = minimum;
			return token("old", NOW.minusSeconds(this.age));
		}

		@Override
		public boolean isRenewable() {
			return this.renewable;
		}

		@Override
		public BearerToken replace(BearerToken refused) {
			assertThat(refused.access().accessToken()).isEqualTo("old");
			if (this.failure != null) {
				throw new TokenUnavailableException(this.failure);
			}
			return token("new", NOW);
		}

		private static BearerToken token(String token, Instant issuedAt) {
			return new BearerToken(new ApiAccess(URI.create("https://a.example"), token, null),
					new Validity(issuedAt, null), Set.of());
		}

	}

}
