package sample.pagerduty.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.MovableClock;
import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.sandbox.AccountData.id;
import static sample.pagerduty.sandbox.AccountData.text;

/** Teams, schedules, overrides, escalation policies and who is on call. */
class OnCallIntegrationTests {

	private final MovableClock clock = new MovableClock();

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

	@ParameterizedTest
	@ValueSource(strings = { Visitor.ADMIN, Visitor.OTHER, Visitor.EUROPEAN })
	void accountWhenReadThenTeamsSchedulesAndPoliciesFitTogether(String email) throws Exception {
		AccountData account = AccountData.of(this.app, email, "openid read");
		for (JsonNode team : account.list("/teams")) {
			List<JsonNode> members = account.list("/teams/" + id(team) + "/members");
			assertThat(members).isNotEmpty()
				.allMatch((member) -> List.of("manager", "responder", "observer").contains(text(member, "role")));
			List<JsonNode> policies = account.list("/escalation_policies", "team_ids[]=" + id(team));
			assertThat(policies).hasSize(1);
			JsonNode rules = policies.get(0).path("escalation_rules");
			assertThat(rules).hasSize(3);
			JsonNode schedule = account.get("/schedules/" + id(rules.path(0).path("targets").path(0))).path("schedule");
			assertThat(schedule.path("users").valueStream().map(AccountData::id))
				.isSubsetOf(members.stream().map((member) -> id(member.path("user"))).toList());
			assertThat(id(schedule.path("escalation_policies").path(0))).isEqualTo(id(policies.get(0)));
			assertThat(policies.get(0).path("services")).isNotEmpty();
			for (JsonNode linked : List.of(team, schedule, policies.get(0))) {
				assertThat(this.app.get(text(linked, "html_url")).status()).isEqualTo(200);
			}
		}
	}

	@Test
	void onCallsWhenReadThenNameWhomTheScheduleNames() {
		List<JsonNode> onCalls = this.admin.list("/oncalls");
		assertThat(onCalls).hasSize(18);
		for (JsonNode onCall : onCalls) {
			assertThat(onCall.propertyNames()).containsExactlyInAnyOrder("escalation_policy", "escalation_level",
					"schedule", "user", "start", "end");
			boolean direct = onCall.path("escalation_level").asInt() == 3;
			assertThat(onCall.path("schedule").isNull()).isEqualTo(direct);
			assertThat(onCall.path("end").isNull()).isEqualTo(direct);
			if (!direct) {
				assertThat(id(onCall.path("user"))).isEqualTo(now(id(onCall.path("schedule"))));
				assertThat(this.clock.instant()).isBetween(Instant.parse(text(onCall, "start")),
						Instant.parse(text(onCall, "end")));
			}
		}
	}

	@Test
	void onCallsWhenFilteredThenOnlyThose() {
		List<JsonNode> all = this.admin.list("/oncalls");
		JsonNode first = all.get(0);
		assertThat(this.admin.list("/oncalls", "schedule_ids[]=" + id(first.path("schedule")))).containsExactly(first);
		assertThat(this.admin.list("/oncalls", "escalation_policy_ids[]=" + id(first.path("escalation_policy"))))
			.isEqualTo(all.subList(0, 3));
		String user = id(first.path("user"));
		assertThat(this.admin.list("/oncalls", "user_ids[]=" + user)).isNotEmpty()
			.isEqualTo(all.stream().filter((onCall) -> id(onCall.path("user")).equals(user)).toList());
		assertThat(this.admin.list("/oncalls", "user_ids[]=PNOSUCH")).isEmpty();
		JsonNode whole = this.admin
			.list("/oncalls", "include[]=users", "include[]=schedules", "include[]=escalation_policies")
			.get(0);
		assertThat(text(whole, "user", "email")).endsWith(".example");
		assertThat(text(whole, "schedule", "time_zone")).isNotEmpty();
		assertThat(text(whole, "escalation_policy", "type")).isEqualTo("escalation_policy");
	}

	@Test
	void onCallsWhenRangeIsAskedThenShiftsFollowEachOther() {
		Instant since = this.clock.instant();
		JsonNode first = this.admin.list("/oncalls").get(0);
		String[] query = { "schedule_ids[]=" + id(first.path("schedule")), "since=" + since,
				"until=" + since.plus(Duration.ofDays(10)) };
		List<JsonNode> shifts = this.admin.list("/oncalls", query);
		assertThat(shifts).hasSize(11);
		for (int index = 1; index < shifts.size(); index++) {
			assertThat(text(shifts.get(index), "start")).isEqualTo(text(shifts.get(index - 1), "end"));
		}
		List<JsonNode> earliest = this.admin.list("/oncalls", query[0], query[1], query[2], "earliest=true");
		assertThat(earliest.stream().map((it) -> id(it.path("user")))).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(shifts.stream().map((it) -> id(it.path("user"))).distinct().toList());
		assertThat(text(this.admin.list("/oncalls", query[0], "time_zone=Asia/Tokyo").get(0), "start"))
			.endsWith("+09:00");
	}

	@Test
	void scheduleWhenReadThenShiftsNeedARange() {
		String id = id(this.admin.list("/schedules").get(0));
		JsonNode bare = this.admin.get("/schedules/" + id).path("schedule");
		assertThat(bare.propertyNames()).containsExactlyInAnyOrder("id", "type", "summary", "self", "html_url", "name",
				"time_zone", "description", "users", "escalation_policies", "teams", "schedule_layers",
				"overrides_subschedule", "final_schedule");
		assertThat(bare.path("final_schedule").path("rendered_schedule_entries")).isEmpty();
		Instant since = this.clock.instant();
		JsonNode range = this.admin
			.get("/schedules/" + id + "?since=" + since + "&until=" + since.plus(Duration.ofDays(3)))
			.path("schedule");
		List<JsonNode> entries = entries(range);
		assertThat(moment(entries.get(0), "start")).isEqualTo(since);
		assertThat(moment(entries.get(entries.size() - 1), "end")).isEqualTo(since.plus(Duration.ofDays(3)));
		assertThat(range.path("final_schedule").path("rendered_coverage_percentage").asDouble()).isEqualTo(100);
		assertThat(text(entries.get(0), "start"))
			.endsWith(OffsetDateTime.ofInstant(since, ZoneId.of(text(range, "time_zone"))).getOffset().toString());
		JsonNode utc = this.admin.get("/schedules/" + id + "?since=" + since + "&time_zone=UTC&overflow=true")
			.path("schedule");
		assertThat(text(entries(utc).get(0), "start")).endsWith("09:00:00Z");
		assertThat(this.admin.list("/schedules", "query=SECONDARY")).hasSize(6);
	}

	@Test
	void overrideWhenCreatedThenItsUserIsOnCallEverywhere() {
		JsonNode schedule = this.admin.list("/schedules").get(0);
		String path = "/schedules/" + id(schedule);
		String before = now(id(schedule));
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
		assertThat(now(id(schedule))).isEqualTo(substitute);
		JsonNode onCall = this.admin.list("/oncalls", "schedule_ids[]=" + id(schedule)).get(0);
		assertThat(id(onCall.path("user"))).isEqualTo(substitute);
		assertThat(moment(onCall, "end")).isEqualTo(end);
		String range = "since=" + start + "&until=" + end.plusSeconds(60);
		assertThat(this.admin.get(path + "/overrides?" + range).path("overrides").path(0)).isEqualTo(override);
		assertThat(id(this.admin.get(path + "/users").path("users").path(0))).isEqualTo(substitute);
		List<JsonNode> entries = entries(this.admin.get(path + "?" + range).path("schedule"));
		assertThat(entries.stream().map((entry) -> id(entry.path("user")))).startsWith(substitute).contains(before);
		this.clock.forward(Duration.ofHours(2));
		assertThat(id(this.admin.list("/oncalls", "schedule_ids[]=" + id(schedule)).get(0).path("user")))
			.isNotEqualTo(substitute);
	}

	@Test
	void overrideWhenDeletedThenTheTurnCountsAgain() {
		JsonNode schedule = this.admin.list("/schedules").get(2);
		String before = now(id(schedule));
		String overrides = "/schedules/" + id(schedule) + "/overrides";
		String user = id(this.admin.list("/users").get(9));
		Answer created = this.admin.write("POST", overrides, "{'override':{'start':'%s','end':'%s','user':{'id':'%s'}}}"
			.formatted(this.clock.instant(), this.clock.instant().plusSeconds(600), user));
		assertThat(created.status()).isEqualTo(201);
		assertThat(now(id(schedule))).isEqualTo(user);
		String id = id(created.json().path("override"));
		assertThat(this.admin.write("DELETE", overrides + "/" + id, "").status()).isEqualTo(204);
		assertThat(now(id(schedule))).isEqualTo(before);
		assertThat(this.admin.write("DELETE", overrides + "/" + id, "").status()).isEqualTo(404);
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
		assertThat(entries(this.admin.get("/schedules/" + id(schedule) + range).path("schedule"))).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/oncalls?since=2026-01-01&until=2026-12-01 | at most three months",
			"/oncalls?since=-999999999-01-01&until=-999999999-01-02 | between 1970 and 2200",
			"/oncalls?earliest=1 | earliest must be true or false", "/oncalls?user_ids=P1 | write user_ids[]=VALUE",
			"/oncalls?include[]=teams | does not support include[]=teams",
			"/oncalls?since=+999999999-12-31 | between 1970 and 2200",
			"/schedules?include[]=schedule_layers | schedule_layers",
			"/schedules?since=2026-02-02&until=2026-02-01 | since must be before until",
			"/escalation_policies?sort_by=id | sort_by must be name", "/teams?offset=-1 | offset must be" })
	void parameterWhenItCannotBeServedThenErrorSaysSo(String path, String detail) {
		Answer answer = this.admin.call(path);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().path("error").path("errors").toString()).contains(detail);
	}

	@Test
	void overridesWhenRangeIsMissingThenErrorSaysSo() {
		String id = id(this.admin.list("/schedules").get(0));
		assertThat(this.admin.call("/schedules/" + id + "/overrides").json().path("error").path("errors")).hasSize(2);
	}

	@Test
	void teamsAndPoliciesWhenFilteredThenOnlyThose() {
		assertThat(names("/teams", "query=pay")).containsExactly("Payments");
		assertThat(names("/escalation_policies", "query=data")).containsExactly("Data Platform On Call");
		assertThat(names("/escalation_policies", "sort_by=name:desc")).isSortedAccordingTo((a, b) -> b.compareTo(a));
		JsonNode henrik = this.admin.list("/users", "query=Henrik").get(0);
		assertThat(names("/escalation_policies", "user_ids[]=" + id(henrik))).containsExactly("Infrastructure On Call");
		JsonNode policy = this.admin.list("/escalation_policies", "include[]=targets", "include[]=teams").get(0);
		assertThat(text(policy.path("escalation_rules").path(0).path("targets").path(0), "time_zone")).isNotEmpty();
		assertThat(text(policy.path("teams").path(0), "type")).isEqualTo("team");
		String team = id(this.admin.list("/teams").get(0));
		JsonNode members = this.admin.get("/teams/" + team + "/members?limit=2&total=true&include[]=users");
		assertThat(members.path("members")).hasSize(2);
		assertThat(members.path("total").asInt()).isEqualTo(3);
		assertThat(text(members.path("members").path(0).path("user"), "email")).endsWith(".example");
		assertThat(this.admin.get("/teams/" + team).path("team").path("name").asString()).isEqualTo("Storefront");
	}

	private List<String> names(String path, String query) {
		return this.admin.list(path, query).stream().map((it) -> text(it, "name")).toList();
	}

	/** Whom the final schedule names now. */
	private String now(String scheduleId) {
		Instant now = this.clock.instant();
		JsonNode schedule = this.admin
			.get("/schedules/" + scheduleId + "?since=" + now + "&until=" + now.plusSeconds(1))
			.path("schedule");
		return id(entries(schedule).get(0).path("user"));
	}

	private static List<JsonNode> entries(JsonNode schedule) {
		return schedule.path("final_schedule").path("rendered_schedule_entries").valueStream().toList();
	}

	private static Instant moment(JsonNode node, String name) {
		return OffsetDateTime.parse(text(node, name)).toInstant();
	}

}
