package sample.pagerduty.sandbox;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.MovableClock;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** How long codes and tokens live, by the test's clock. */
class TokenExpiryIntegrationTests {

	private final MovableClock clock = new MovableClock();

	private Sandbox sandbox;

	private App app;

	@BeforeEach
	void startSandbox() {
		this.sandbox = Sandbox.start(
				new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED, List.of(App.SCOPES.split(" "))),
				this.clock);
		this.app = new App(this.sandbox);
	}

	@AfterEach
	void stopSandbox() {
		this.sandbox.close();
	}

	@Test
	void codeGrantWhenCodeIsThirtySecondsOldThenInvalidGrant() throws Exception {
		String code = code();
		this.clock.forward(Duration.ofSeconds(30));
		assertInvalidGrant(this.app.token(this.app.codeForm(code)));
	}

	@Test
	void codeGrantWhenCodeIsTwentyNineSecondsOldThenTokens() throws Exception {
		String code = code();
		this.clock.forward(Duration.ofSeconds(29));
		assertThat(this.app.token(this.app.codeForm(code)).status()).isEqualTo(200);
	}

	@Test
	void refreshWhenTokenIsThirtyDaysOldThenInvalidGrant() throws Exception {
		String refreshToken = this.app.login(Visitor.ADMIN).text("refresh_token");
		this.clock.forward(Duration.ofDays(30));
		assertInvalidGrant(this.app.refresh(refreshToken));
	}

	@Test
	void refreshWhenAccessTokenHasExpiredThenNewOneWorks() throws Exception {
		Answer login = this.app.login(Visitor.ADMIN);
		this.clock.forward(Duration.ofDays(29));
		assertThat(this.app.api("/users/me", login.text("access_token")).status()).isEqualTo(401);
		Answer refresh = this.app.refresh(login.text("refresh_token"));
		assertThat(this.app.api("/users/me", refresh.text("access_token")).status()).isEqualTo(200);
	}

	@Test
	void oldAccessTokenWhenItsDayHasPassedThenIsExpired() throws Exception {
		Answer login = this.app.login(Visitor.ADMIN);
		this.clock.forward(Duration.ofHours(23));
		Answer refresh = this.app.refresh(login.text("refresh_token"));
		assertThat(this.app.api("/users/me", login.text("access_token")).status()).isEqualTo(200);
		this.clock.forward(Duration.ofHours(1));
		assertThat(this.app.api("/users/me", login.text("access_token")).status()).isEqualTo(401);
		assertThat(this.app.api("/users/me", refresh.text("access_token")).status()).isEqualTo(200);
	}

	@Test
	void accessTokenWhenInItsLastSecondThenWorks() throws Exception {
		String accessToken = this.app.login(Visitor.ADMIN).text("access_token");
		this.clock.forward(Duration.ofSeconds(86_399));
		assertThat(this.app.api("/users/me", accessToken).status()).isEqualTo(200);
		this.clock.forward(Duration.ofSeconds(1));
		assertThat(this.app.api("/users/me", accessToken).status()).isEqualTo(401);
	}

	private String code() throws Exception {
		return this.app.code(Visitor.ADMIN, this.app.authorizationRequest());
	}

	private static void assertInvalidGrant(Answer answer) {
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text("error")).isEqualTo("invalid_grant");
	}

}
