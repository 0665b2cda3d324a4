package sample.pagerduty.client.apptoken;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClient;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenSource;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiAccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** When another app token is requested. Tokens live an hour, the margin is 5 minutes. */
class AppTokenServiceTests {

	private static final AppTokenRequest REQUEST = request("acme");

	private final MovableClock clock = new MovableClock(
			Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

	private final Endpoint endpoint = new Endpoint();

	private final AppTokenService service = new AppTokenService(this.endpoint,
			PagerDutyApp
				.of(ConfigSources.read(null, Map.of("PD_CLIENT_ID", "id", "PD_CLIENT_SECRET", "s"), Path.of("target"))),
			this.clock);

	@ParameterizedTest
	@CsvSource({ "0, 0, token-1", "3300, 0, token-1", "3301, 0, token-2", "3600, 0, token-2", "0, 3600, token-1",
			"1, 3600, token-2", "0, 3601, token-2" })
	void freshThenTheSameTokenUntilItIsDue(long seconds, long minimum, String token) {
		fresh(0);
		this.clock.forward(Duration.ofSeconds(seconds));
		assertThat(fresh(minimum)).isEqualTo(token);
	}

	@Test
	void freshOfAnotherAccountThenAnotherToken() {
		assertThat(fresh(0)).isEqualTo("token-1");
		assertThat(this.service.fresh(request("other"), Duration.ZERO).access().accessToken()).isEqualTo("token-2");
		assertThat(fresh(0)).isEqualTo("token-1");
	}

	@ParameterizedTest
	@CsvSource({ "3301, 0, true", "3599, 0, true", "3600, 0, false", "3540, 59, true", "3540, 60, false" })
	void freshWhenPagerDutyFailsThenTheOldTokenWhileItLasts(long seconds, long minimum, boolean given) {
		fresh(0);
		this.clock.forward(Duration.ofSeconds(seconds));
		this.endpoint.failure = TokenFailure.UNREACHABLE;
		if (given) {
			assertThat(fresh(minimum)).isEqualTo("token-1");
		}
		else {
			assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(() -> fresh(minimum))
				.returns(TokenFailure.UNREACHABLE, TokenUnavailableException::failure);
		}
	}

	@Test
	void freshWhenPagerDutyAnswersAgainThenANewToken() {
		this.endpoint.failure = TokenFailure.TIMEOUT;
		assertThatExceptionOfType(TokenUnavailableException.class).isThrownBy(() -> fresh(0));
		this.endpoint.failure = null;
		assertThat(fresh(0)).isEqualTo("token-2");
	}

	@Test
	void replaceThenAnotherTokenOnceForAllWhoWereRefusedTheSame() {
		TokenSource source = this.service.source(REQUEST);
		BearerToken refused = source.fresh(Duration.ZERO);
		assertThat(source.isRenewable()).isTrue();
		assertThat(source.replace(refused).access().accessToken()).isEqualTo("token-2");
		assertThat(source.replace(refused).access().accessToken()).isEqualTo("token-2");
	}

	@Test
	void freshWhenThereAreManyTokensThenTheOldestIsDropped() {
		for (int i = 0; i < 101; i++) {
			this.service.fresh(request("account-" + i), Duration.ZERO);
			this.clock.forward(Duration.ofSeconds(1));
		}
		assertThat(this.service.fresh(request("account-1"), Duration.ZERO).access().accessToken()).isEqualTo("token-2");
		assertThat(this.service.fresh(request("account-0"), Duration.ZERO).access().accessToken())
			.isEqualTo("token-102");
	}

	private String fresh(long minimum) {
		return this.service.fresh(REQUEST, Duration.ofSeconds(minimum)).access().accessToken();
	}

	private static AppTokenRequest request(String subdomain) {
		return AppTokenRequest.of(Region.US, subdomain, Set.of("a.read"));
	}

	/** Gives tokens with numbers instead of asking PagerDuty. */
	private final class Endpoint extends AppTokenClient {

		private int requests;

		private TokenFailure failure;

		private Endpoint() {
			super(RestClient.create(), null, null, Clock.systemUTC());
		}

		@Override
		AppToken request(AppTokenRequest request) {
			String token = "token-" + ++this.requests;
			if (this.failure != null) {
				throw new TokenUnavailableException(this.failure);
			}
			Instant now = AppTokenServiceTests.this.clock.instant();
			return new AppToken(request, new IssuedTokens(token, null, now, now.plusSeconds(3600), request.scopes()),
					new ApiAccess(URI.create("https://a.example"), token, null), null);
		}

	}

}
