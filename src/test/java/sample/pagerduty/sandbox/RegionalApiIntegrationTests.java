package sample.pagerduty.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.JsonNode;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts of several companies, in two regions with an API each. */
class RegionalApiIntegrationTests {

	private static final String SCOPES = "openid read";

	private static Sandbox sandbox;

	private static App app;

	private static String american;

	private static String other;

	private static String european;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = App.startSandbox(AppKind.CLASSIC);
		app = new App(sandbox);
		american = app.login(Visitor.ADMIN, SCOPES).text("access_token");
		other = app.login(Visitor.OTHER, SCOPES).text("access_token");
		european = app.login(Visitor.EUROPEAN, SCOPES).text("access_token");
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@Test
	void urlsWhenAskedThenTheEuHasItsOwn() {
		assertThat(sandbox.apiUrl(Region.US)).isEqualTo(sandbox.apiUrl());
		assertThat(sandbox.apiUrl(Region.EU)).hasToString(sandbox.apiUrl() + "/eu");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/me", "/users", "/services?limit=1", "/incidents", "/schedules", "/nonsense" })
	void apiWhenTokenIsOfTheOtherRegionThenBareUnauthorized(String path) throws Exception {
		for (Answer answer : List.of(app.api(path, european), app.api("/eu" + path, american))) {
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.response().body()).isEmpty();
			assertThat(answer.header("ratelimit-limit")).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "/users/me, 200", "/users, 200", "/services?limit=1, 200", "/incidents, 200", "/schedules, 200",
			"/tags, 404", "/nonsense, 404" })
	void apiWhenTokenIsOfTheEuThenItsApiAnswers(String path, int status) throws Exception {
		assertThat(app.api("/eu" + path, european).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "/eu/users/me, 401", "/eu/services, 401", "/eu, 404", "/eu/sign-in, 404", "/eu/oauth/token, 404" })
	void euApiWhenThereIsNoTokenThenNothingButAnApiIsThere(String path, int status) throws Exception {
		assertThat(app.get(path).status()).isEqualTo(status);
	}

	@Test
	void euApiWhenScopeIsMissingThenSaysWhich() throws Exception {
		Answer answer = app.api("/eu/users/me", app.login(Visitor.EUROPEAN, "openid").text("access_token"));
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.json().path("error").path("required_scopes").asString()).isEqualTo("read");
	}

	@ParameterizedTest
	@CsvSource({ Visitor.ADMIN + ",'', PMARLIN, marlin-moss, UnitedStates",
			Visitor.OTHER + ",'', PTUMBLE, tumbleweed-tern, UnitedStates",
			Visitor.EUROPEAN + ", /eu, PKELPEU, kelp-kestrel, EuropeanUnion" })
	void idTokenWhenIssuedThenIsOfTheUsersCompany(String email, String path, String account, String subdomain,
			String region) throws Exception {
		Jwt idToken = NimbusJwtDecoder.withJwkSetUri(sandbox.issuer() + "/jwks")
			.build()
			.decode(app.login(email, SCOPES).text("id_token"));
		assertThat(idToken.getAudience()).containsExactly(sandbox.apiUrl() + path, sandbox.clientId());
		assertThat(idToken.getClaimAsString("iss")).isEqualTo(sandbox.issuer().toString());
		assertThat(idToken.getClaimAsString("account_id")).isEqualTo(account);
		assertThat(idToken.getClaimAsString("subdomain")).isEqualTo(subdomain);
		assertThat(idToken.getClaimAsString("region")).isEqualTo(region);
	}

	@Test
	void linksWhenInTheEuThenLeadToItsApiAndToPages() throws Exception {
		JsonNode user = app.api("/eu/users/me", european).json().path("user");
		assertThat(user.path("self").asString()).startsWith(sandbox.apiUrl(Region.EU) + "/users/");
		assertThat(app.api(user.path("self").asString(), european).json().path("user")).isEqualTo(user);
		assertThat(app.get(user.path("html_url").asString()).response().body()).contains("Signe Ravnholt");
		assertThat(app.get(user.path("avatar_url").asString()).response().body()).contains("SR");
	}

	@Test
	void idsWhenOfSeveralAccountsThenNeverMeet() throws Exception {
		Set<String> ids = new HashSet<>();
		int count = 0;
		for (String collection : List.of("users", "services", "incidents")) {
			for (JsonNode page : List.of(app.api("/" + collection + "?limit=100", american).json(),
					app.api("/" + collection + "?limit=100", other).json(),
					app.api("/eu/" + collection + "?limit=100", european).json())) {
				page.path(collection).forEach((resource) -> ids.add(resource.path("id").asString()));
				count += page.path(collection).size();
			}
		}
		assertThat(ids).hasSize(count);
	}

	@Test
	void serviceWhenOfAnotherAccountThenNotFound() throws Exception {
		String id = app.api("/services?limit=1", other).json().path("services").path(0).path("id").asString();
		assertThat(app.api("/services/" + id, other).status()).isEqualTo(200);
		assertThat(app.api("/services/" + id, american).status()).isEqualTo(404);
	}

	@Test
	void servicesWhenUserIsRestrictedThenOnlyTheirTeamsInTheirAccount() throws Exception {
		String token = app.login("dorota.wilk@kelp-kestrel.example", SCOPES).text("access_token");
		assertThat(app.api("/eu/services?limit=100", european).json().path("services")).hasSize(24);
		assertThat(app.api("/eu/services?limit=100", token).json().path("services")).hasSize(8)
			.allMatch((service) -> "Bookings".equals(service.path("teams").path(0).path("summary").asString()));
	}

	@Test
	void appTokenWhenAppIsOfTheUsThenTheEuDoesNotKnowIt() throws Exception {
		try (Sandbox scoped = App.startSandbox(AppKind.SCOPED)) {
			App scopedApp = new App(scoped);
			String token = scopedApp
				.token(scopedApp.form("client_credentials", "scope", "as_account-us.marlin-moss services.read"))
				.text("access_token");
			assertThat(scopedApp.api("/services", token).status()).isEqualTo(200);
			assertThat(scopedApp.api("/eu/services", token).status()).isEqualTo(401);
		}
	}

}
