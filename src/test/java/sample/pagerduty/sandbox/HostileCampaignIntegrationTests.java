package sample.pagerduty.sandbox;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sample.pagerduty.HostileRequests;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What many hostile requests do to the sandbox. */
@ExtendWith(OutputCaptureExtension.class)
class HostileCampaignIntegrationTests {

	private static final List<String> PATHS = List.of("/", "/company", "/oauth/authorize", "/oauth/token",
			"/oauth/revoke", "/oauth/consent", "/oauth/rejected", "/global/oauth/authorize", "/global/oauth/token",
			"/global/oauth/revoke", "/global/oauth/userinfo", "/global/oauth/anonymous/jwks",
			"/global/oauth/anonymous/.well-known/openid-configuration", "/sign-in", "/sign-in/password",
			"/sign-in/switch", "/users", "/users/me", "/users/PX", "/services", "/services/PX", "/incidents",
			"/incidents/PX", "/teams", "/teams/PX", "/eu/users", "/eu/users/me", "/eu", "/avatars/PX.svg", "/error",
			"/nowhere", "/requests", "*");

	@Test
	void tenThousandHostileRequestsThenNoServerErrorAndAQuietLog(CapturedOutput log) throws IOException {
		try (Sandbox sandbox = App.startSandbox(AppKind.SCOPED)) {
			App client = new App(sandbox);
			String token = client.login("ines.okafor@marlin-moss.example", "openid users.read").text("access_token");
			HostileRequests requests = new HostileRequests(sandbox.apiUrl(), PATHS,
					List.of("Authorization: Bearer " + token, "Accept: application/vnd.pagerduty+json;version=2",
							"Origin: https://app.example", "Access-Control-Request-Method: POST"));
			assertThat(HostileRequests.failures(requests, 10_000)).isEmpty();
			assertThat(log.getAll()).doesNotContain(" ERROR ", "\tat ");
			assertThat(client.api("/users/me", token).status()).isIn(200, 429);
		}
	}

}
