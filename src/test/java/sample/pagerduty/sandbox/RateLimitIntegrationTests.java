package sample.pagerduty.sandbox;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import sample.pagerduty.MovableClock;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** 960 calls a minute for each user of the app. */
class RateLimitIntegrationTests {

	@Test
	void apiWhenCalledTooOftenThenTooManyRequestsForTheMinute() throws Exception {
		MovableClock clock = new MovableClock();
		try (Sandbox sandbox = Sandbox.start(
				new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED, AppKind.SCOPED.defaultScopes()), clock)) {
			App app = new App(sandbox);
			String token = app.login(Visitor.ADMIN, "openid users.read").text("access_token");
			String other = app.login(Visitor.RESTRICTED, "openid users.read").text("access_token");
			assertLimit(app.api("/users/me", token), 200, 959, 60);
			clock.forward(Duration.ofMillis(20_500));
			for (int call = 2; call < 960; call++) {
				app.api("/users/PNOSUCH", token);
			}
			assertLimit(app.api("/users/me", token), 200, 0, 40);
			Answer refused = app.api("/users/me", token);
			assertLimit(refused, 429, 0, 40);
			assertThat(refused.json().path("error").path("code").asInt()).isEqualTo(2020);
			assertThat(app.api("/users/me", other).status()).isEqualTo(200);
			clock.forward(Duration.ofMillis(39_500));
			assertLimit(app.api("/users/me", token), 200, 959, 60);
		}
	}

	private static void assertLimit(Answer answer, int status, int remaining, int reset) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("ratelimit-limit")).isEqualTo("960");
		assertThat(answer.header("ratelimit-remaining")).isEqualTo(String.valueOf(remaining));
		assertThat(answer.header("ratelimit-reset")).isEqualTo(String.valueOf(reset));
	}

}
