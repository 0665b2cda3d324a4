package sample.pagerduty.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.MovableClock;
import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.sandbox.AccountData.id;
import static sample.pagerduty.sandbox.AccountData.text;

/** Overrides of schedules, each test in its own sandbox. */
class OverrideIntegrationTests {

	/**
	 * One hour after all turns change; tomorrow, because Spring's authorization server
	 * ends codes by the system's clock.
	 */
	private final MovableClock clock = new MovableClock(
			Clock.fixed(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24 + 10)), ZoneOffset.UTC));

	private Sandbox sandbox;

	private App app;

	private AccountData admin;

	@BeforeEach
	void logIn() throws Exception {
		this.sandbox = Sandbox.start(
				new SandboxOptions(0, List.of(App.CALLBACK), AppKind.CLASSIC, AppKind.CLASSIC.defaultScopes()),
				this.clock);
		this.app = new App(this.sandbox);
		this.admin = AccountData.of(this.app, Visitor.ADMIN, "openid write");
	}

	@AfterEach
	void stopSandbox() {
		this.sandbox.close();
	}

	@Test
	void overrideWhenCreatedThenItsUserIsOnCallEverywhere() {
		JsonNode schedule = this.admin.list("/schedules").get(0);
		String path = "/schedules/" + id(schedule);
		String before = this.admin.onCallNow(id(schedule), this.clock.instant());
		String substitute = this.admin.list("/users")
			.stream()
			.map(AccountData::id)
			.filter((id) -> !id.equals(before))
			.findFirst()
			.get();
		Instant start = this.clock.instant();
		Instant end = start.plus(Duration.ofHours(2));
		Answer created = this.admin.write("POST", path + "/overrides",
				"{'overrides':[{'start':'%s','end':'%s','user':{'id':'%s','type':'user_reference'}}]}".formatted(start,
						end, substitute));
		assertThat(created.status()).isEqualTo(201);
		assertThat(created.json().path(0).path("status").asInt()).isEqualTo(201);
		JsonNode override = created.json().path(0).path("override");
		assertThat(override.propertyNames()).containsExactlyInAnyOrder("id", "start", "end", "user");
		assertThat(this.admin.onCallNow(id(schedule), this.clock.instant())).isEqualTo(substitute);
		JsonNode onCall = this.admin.list("/oncalls", "schedule_ids[]=" + id(schedule)).get(0);
		assertThat(id(onCall.path("user"))).isEqualTo(substitute);
		assertThat(moment(onCall, "end")).isEqualTo(end);
		String range = "since=" + start + "&until=" + end.plusSeconds(60);
		assertThat(this.admin.get(path + "/overrides?" + range).path("overrides").path(0)).isEqualTo(override);
		assertThat(id(this.admin.get(path + "/users").path("users").path(0))).isEqualTo(substitute);
		List<JsonNode> entries = AccountData.shifts(this.admin.get(path + "?" + range).path("schedule"));
		assertThat(entries.stream().map((entry) -> id(entry.path("user")))).startsWith(substitute).contains(before);
		this.clock.forward(Duration.ofHours(2));
		assertThat(id(this.admin.list("/oncalls", "schedule_ids[]=" + id(schedule)).get(0).path("user")))
			.isNotEqualTo(substitute);
	}

	/** It must not end where the turn below it ends. */
	@Test
	void overrideWhenItIsLongerThanTheTurnThenItIsOneShift() {
		JsonNode schedule = this.admin.list("/schedules").get(0);
		String user = id(this.admin.list("/users").get(9));
		Instant start = this.clock.instant();
		Instant end = start.plus(Duration.ofDays(20));
		Answer created = this.admin.write("POST", "/schedules/" + id(schedule) + "/overrides",
				"{'override':{'start':'%s','end':'%s','user':{'id':'%s'}}}".formatted(start, end, user));
		assertThat(created.status()).isEqualTo(201);
		this.clock.forward(Duration.ofDays(9));
		JsonNode onCall = this.admin.list("/oncalls", "schedule_ids[]=" + id(schedule)).get(0);
		assertThat(id(onCall.path("user"))).isEqualTo(user);
		assertThat(List.of(moment(onCall, "start"), moment(onCall, "end"))).containsExactly(start, end);
		String range = "?overflow=true&since=" + this.clock.instant() + "&until=" + this.clock.instant().plusSeconds(1);
		assertThat(AccountData.shifts(this.admin.get("/schedules/" + id(schedule) + range).path("schedule")))
			.singleElement()
			.satisfies((shift) -> {
				assertThat(moment(shift, "start")).isEqualTo(start);
				assertThat(moment(shift, "end")).isEqualTo(end);
			});
	}

	@Test
	void overrideWhenDeletedThenTheTurnCountsAgain() {
		JsonNode schedule = this.admin.list("/schedules").get(2);
		String before = this.admin.onCallNow(id(schedule), this.clock.instant());
		String overrides = "/schedules/" + id(schedule) + "/overrides";
		String user = id(this.admin.list("/users").get(9));
		Answer created = this.admin.write("POST", overrides, "{'override':{'start':'%s','end':'%s','user':{'id':'%s'}}}"
			.formatted(this.clock.instant(), this.clock.instant().plusSeconds(600), user));
		assertThat(created.status()).isEqualTo(201);
		assertThat(this.admin.onCallNow(id(schedule), this.clock.instant())).isEqualTo(user);
		String id = id(created.json().path("override"));
		assertThat(this.admin.write("DELETE", overrides + "/" + id, "").status()).isEqualTo(204);
		assertThat(this.admin.onCallNow(id(schedule), this.clock.instant())).isEqualTo(before);
		assertThat(this.admin.write("DELETE", overrides + "/" + id, "").status()).isEqualTo(404);
	}

	@Test
	void overrideWhenDeletedWhileItRunsThenItEndsNow() {
		JsonNode schedule = this.admin.list("/schedules").get(0);
		String before = this.admin.onCallNow(id(schedule), this.clock.instant());
		String user = id(this.admin.list("/users").get(9));
		Instant start = this.clock.instant();
		String path = create(schedule, start, start.plusSeconds(600), user);
		this.clock.forward(Duration.ofSeconds(60));
		String list = "/schedules/" + id(schedule) + "/overrides?since=" + start + "&until=" + start.plusSeconds(600);
		assertThat(this.admin.get(list + "&editable=true").path("overrides")).isEmpty();
		assertThat(this.admin.write("DELETE", path, "").status()).isEqualTo(200);
		assertThat(this.admin.get(list).path("overrides")).singleElement()
			.satisfies((it) -> assertThat(moment(it, "end")).isEqualTo(this.clock.instant()));
		assertThat(this.admin.onCallNow(id(schedule), this.clock.instant())).isEqualTo(before);
		assertThat(this.admin.onCallNow(id(schedule), start)).isEqualTo(user);
		Answer again = this.admin.write("DELETE", path, "");
		assertThat(again.status()).isEqualTo(400);
		assertThat(again.json().path("error").path("code").asInt()).isEqualTo(2001);
		assertThat(this.admin.get(list).path("overrides")).hasSize(1);
	}

	@Test
	void overrideWhenDeletedBeforeItBeginsThenItIsGone() {
		JsonNode schedule = this.admin.list("/schedules").get(0);
		Instant start = this.clock.instant().plusSeconds(60);
		String path = create(schedule, start, start.plusSeconds(600), id(this.admin.list("/users").get(9)));
		String list = "/schedules/" + id(schedule) + "/overrides?since=" + start + "&until=" + start.plusSeconds(600);
		assertThat(this.admin.get(list + "&editable=true").path("overrides")).hasSize(1);
		assertThat(this.admin.write("DELETE", path, "").status()).isEqualTo(204);
		assertThat(this.admin.get(list).path("overrides")).isEmpty();
	}

	@Test
	void overridesWhenSomeAreWrongThenTheOthersAreCreated() {
		JsonNode schedule = this.admin.list("/schedules").get(0);
		String user = id(this.admin.list("/users").get(0));
		String end = this.clock.instant().plusSeconds(600).toString();
		Answer answer = this.admin.write("POST", "/schedules/" + id(schedule) + "/overrides",
				"{'overrides':[{'start':'x','end':'%s','user':{'id':'%s'}},{'start':'%s','end':'%s','user':{'id':'%s'}}]}"
					.formatted(end, user, this.clock.instant(), end, user));
		assertThat(answer.json().path(0).path("status").asInt()).isEqualTo(400);
		assertThat(answer.json().path(0).path("errors").toString()).contains("start must be a time");
		assertThat(answer.json().path(1).path("status").asInt()).isEqualTo(201);
	}

	@Test
	void overridesWhenVeryManyThenOnlyTheNewestAreKept() throws Exception {
		JsonNode schedule = this.admin.list("/schedules").get(0);
		String user = id(this.admin.list("/users").get(0));
		Instant start = this.clock.instant().plus(Duration.ofDays(1));
		String one = "{'start':'%s','end':'%s','user':{'id':'%s'}}".formatted(start, start.plusSeconds(60), user);
		String many = "{'overrides':[" + one + ",".concat(one).repeat(99) + "]}";
		for (int call = 0; call < 11; call++) {
			assertThat(this.admin.write("POST", "/schedules/" + id(schedule) + "/overrides", many).status())
				.isEqualTo(201);
		}
		String range = "?since=" + start + "&until=" + start.plusSeconds(60);
		assertThat(this.admin.get("/schedules/" + id(schedule) + "/overrides" + range).path("overrides"))
			.hasSize(1_000);
		assertThat(AccountData.shifts(this.admin.get("/schedules/" + id(schedule) + range).path("schedule")))
			.hasSize(1);
	}

	@Test
	void scheduleWhenOverridesOverlapThenTheyAreByStartAndCountOnce() {
		JsonNode schedule = this.admin.list("/schedules").get(0);
		String user = id(this.admin.list("/users").get(9));
		Instant start = this.clock.instant();
		create(schedule, start, start.plusSeconds(400), user);
		create(schedule, start.plusSeconds(200), start.plusSeconds(300), user);
		create(schedule, start.plusSeconds(600), start.plusSeconds(5_000), user);
		String path = "/schedules/" + id(schedule) + "?since=" + start.plusSeconds(100) + "&until="
				+ start.plusSeconds(1_100);
		JsonNode within = this.admin.get(path).path("schedule").path("overrides_subschedule");
		assertThat(within.path("rendered_schedule_entries").valueStream().map((it) -> moment(it, "start")))
			.containsExactly(start.plusSeconds(100), start.plusSeconds(200), start.plusSeconds(600));
		assertThat(moment(within.path("rendered_schedule_entries").path(2), "end")).isEqualTo(start.plusSeconds(1_100));
		assertThat(within.path("rendered_coverage_percentage").asDouble()).isEqualTo(80);
		JsonNode whole = this.admin.get(path + "&overflow=true").path("schedule").path("overrides_subschedule");
		assertThat(moment(whole.path("rendered_schedule_entries").path(0), "start")).isEqualTo(start);
		assertThat(moment(whole.path("rendered_schedule_entries").path(2), "end")).isEqualTo(start.plusSeconds(5_000));
		assertThat(whole.path("rendered_coverage_percentage").asDouble()).isEqualTo(80);
	}

	/** Creates an override and returns its path. */
	private String create(JsonNode schedule, Instant start, Instant end, String user) {
		String path = "/schedules/" + id(schedule) + "/overrides";
		Answer created = this.admin.write("POST", path,
				"{'override':{'start':'%s','end':'%s','user':{'id':'%s'}}}".formatted(start, end, user));
		assertThat(created.status()).isEqualTo(201);
		return path + "/" + id(created.json().path("override"));
	}

	private static Instant moment(JsonNode node, String name) {
		return OffsetDateTime.parse(text(node, name)).toInstant();
	}

}
