package sample.pagerduty.sandbox;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The scope that each resource and each write needs. */
class ResourceScopeIntegrationTests {

	private static final String SCOPES = "openid users.read services.read incidents.read incidents.write oncalls.read "
			+ "schedules.read schedules.write escalation_policies.read teams.read priorities.read change_events.read";

	private static Sandbox scoped;

	private static Sandbox classic;

	private static App app;

	private static AccountData reader;

	@BeforeAll
	static void logIn() throws Exception {
		scoped = Sandbox
			.start(new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED, List.of(SCOPES.split(" "))));
		app = new App(scoped);
		classic = App.startSandbox(AppKind.CLASSIC);
		reader = AccountData.of(new App(classic), Visitor.ADMIN, "openid read");
	}

	@AfterAll
	static void stopSandboxes() {
		scoped.close();
		classic.close();
	}

	@ParameterizedTest
	@CsvSource({ "/log_entries, incidents.read", "/incidents/P1/alerts, incidents.read",
			"/incidents/P1/notes, incidents.read", "/incidents/P1/past_incidents, incidents.read",
			"/incidents/P1/related_incidents, incidents.read", "/escalation_policies, escalation_policies.read",
			"/teams, teams.read", "/teams/P1/members, teams.read", "/schedules, schedules.read",
			"/schedules/P1/overrides, schedules.read", "/oncalls, oncalls.read", "/change_events, change_events.read",
			"/services/P1/change_events, services.read", "/priorities, priorities.read" })
	void resourceWhenScopeIsMissingThenSaysWhichAndWithItIsOpen(String path, String scope) throws Exception {
		Answer refused = app.api(path, app.login(Visitor.ADMIN, "openid users.read").text("access_token"));
		assertMissing(refused, scope, "openid users.read");
		int expected = path.contains("P1") ? 404 : 200;
		assertThat(app.api(path, app.login(Visitor.ADMIN, "openid " + scope).text("access_token")).status())
			.isEqualTo(expected);
		assertThat(reader.call(path).status()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /incidents, incidents.write, incidents.read",
			"PUT, /incidents/P1, incidents.write, incidents.read",
			"POST, /incidents/P1/notes, incidents.write, incidents.read",
			"POST, /schedules/P1/overrides, schedules.write, schedules.read",
			"DELETE, /schedules/P1/overrides/P2, schedules.write, schedules.read" })
	void writeWhenScopeIsMissingThenSaysWhichAndWithItIsOpen(String method, String path, String scope, String read)
			throws Exception {
		String readToken = app.login(Visitor.ADMIN, "openid " + read).text("access_token");
		assertMissing(app.write(method, path, readToken, "{}"), scope, read + " openid");
		String token = app.login(Visitor.ADMIN, "openid " + scope).text("access_token");
		assertThat(app.write(method, path, token, "{}").status()).isIn(400, 404);
		assertMissing(app.api(path.replaceAll("/P2$", ""), token), read, scope + " openid");
		assertMissing(reader.write(method, path, "{}"), "write", "openid read");
		assertThat(app.send(method, path).status()).isEqualTo(401);
	}

	/** The scopes of the token are sorted. */
	private static void assertMissing(Answer answer, String scope, String held) {
		assertThat(answer.status()).isEqualTo(403);
		JsonNode error = answer.json().path("error");
		assertThat(error.propertyNames()).containsExactlyInAnyOrder("message", "required_scopes", "token_scopes");
		assertThat(error.path("required_scopes").asString()).isEqualTo(scope);
		assertThat(List.of(error.path("token_scopes").asString().split(" ")))
			.containsExactlyInAnyOrder(held.split(" "));
	}

}
