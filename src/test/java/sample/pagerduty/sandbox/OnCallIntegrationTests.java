package sample.pagerduty.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/**
 * Teams, schedules, escalation policies and who is on call. Nothing here changes them.
 */
class OnCallIntegrationTests {

	private static final MovableClock CLOCK = new MovableClock();

	private static Sandbox sandbox;

	private static App app;

	private static AccountData admin;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = Sandbox.start(
				new SandboxOptions(0, List.of(App.CALLBACK), AppKind.CLASSIC, AppKind.CLASSIC.defaultScopes()), CLOCK);
		app = new App(sandbox);
		admin = AccountData.of(app, Visitor.ADMIN, "openid write");
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { Visitor.ADMIN, Visitor.OTHER, Visitor.EUROPEAN })
	void accountWhenReadThenTeamsSchedulesAndPoliciesFitTogether(String email) throws Exception {
		AccountData account = AccountData.of(app, email, "openid read");
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
				assertThat(app.get(text(linked, "html_url")).status()).isEqualTo(200);
			}
		}
	}

	@Test
	void onCallsWhenReadThenNameWhomTheScheduleNames() {
		List<JsonNode> onCalls = admin.list("/oncalls");
		assertThat(onCalls).hasSize(18);
		for (JsonNode onCall : onCalls) {
			assertThat(onCall.propertyNames()).containsExactlyInAnyOrder("escalation_policy", "escalation_level",
					"schedule", "user", "start", "end");
			boolean direct = onCall.path("escalation_level").asInt() == 3;
			assertThat(onCall.path("schedule").isNull()).isEqualTo(direct);
			assertThat(onCall.path("end").isNull()).isEqualTo(direct);
			if (!direct) {
				assertThat(id(onCall.path("user")))
					.isEqualTo(admin.onCallNow(id(onCall.path("schedule")), CLOCK.instant()));
				assertThat(CLOCK.instant()).isBetween(Instant.parse(text(onCall, "start")),
						Instant.parse(text(onCall, "end")));
			}
		}
	}

	@Test
	void onCallsWhenFilteredThenOnlyThose() {
		List<JsonNode> all = admin.list("/oncalls");
		JsonNode first = all.get(0);
		assertThat(admin.list("/oncalls", "schedule_ids[]=" + id(first.path("schedule")))).containsExactly(first);
		assertThat(admin.list("/oncalls", "escalation_policy_ids[]=" + id(first.path("escalation_policy"))))
			.isEqualTo(all.subList(0, 3));
		String user = id(first.path("user"));
		assertThat(admin.list("/oncalls", "user_ids[]=" + user)).isNotEmpty()
			.isEqualTo(all.stream().filter((onCall) -> id(onCall.path("user")).equals(user)).toList());
		assertThat(admin.list("/oncalls", "user_ids[]=PNOSUCH")).isEmpty();
		JsonNode whole = admin
			.list("/oncalls", "include[]=users", "include[]=schedules", "include[]=escalation_policies")
			.get(0);
		assertThat(text(whole, "user", "email")).endsWith(".example");
		assertThat(text(whole, "schedule", "time_zone")).isNotEmpty();
		assertThat(text(whole, "escalation_policy", "type")).isEqualTo("escalation_policy");
	}

	@Test
	void onCallsWhenRangeIsAskedThenShiftsFollowEachOther() {
		Instant since = CLOCK.instant();
		JsonNode first = admin.list("/oncalls").get(0);
		String[] query = { "schedule_ids[]=" + id(first.path("schedule")), "since=" + since,
				"until=" + since.plus(Duration.ofDays(10)) };
		List<JsonNode> shifts = admin.list("/oncalls", query);
		assertThat(shifts).hasSize(11);
		for (int index = 1; index < shifts.size(); index++) {
			assertThat(text(shifts.get(index), "start")).isEqualTo(text(shifts.get(index - 1), "end"));
		}
		List<JsonNode> earliest = admin.list("/oncalls", query[0], query[1], query[2], "earliest=true");
		assertThat(earliest.stream().map((it) -> id(it.path("user")))).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(shifts.stream().map((it) -> id(it.path("user"))).distinct().toList());
		assertThat(text(admin.list("/oncalls", query[0], "time_zone=Asia/Tokyo").get(0), "start")).endsWith("+09:00");
	}

	@Test
	void onCallsWhenABoundIsMissingThenItIsNow() {
		Instant now = CLOCK.instant();
		String schedule = "schedule_ids[]=" + id(admin.list("/oncalls").get(0).path("schedule"));
		String since = "since=" + now.minus(Duration.ofDays(2));
		assertThat(admin.list("/oncalls", schedule, since)).hasSizeGreaterThan(1)
			.isEqualTo(admin.list("/oncalls", schedule, since, "until=" + now));
		String until = "until=" + now.plus(Duration.ofDays(2));
		assertThat(admin.list("/oncalls", schedule, until)).hasSizeGreaterThan(1)
			.isEqualTo(admin.list("/oncalls", schedule, "since=" + now, until));
		for (String outside : List.of("since=" + now.plusSeconds(1), "until=" + now.minusSeconds(1))) {
			assertThat(admin.call("/oncalls?" + outside).json().toString()).contains("since must be before until");
		}
	}

	@Test
	void scheduleWhenABoundIsMissingThenItIsTwoWeeksAway() {
		Instant yesterday = CLOCK.instant().minus(Duration.ofDays(1));
		String path = "/schedules/" + id(admin.list("/schedules").get(0));
		JsonNode before = admin.get(path + "?until=" + yesterday);
		Instant first = yesterday.minus(Duration.ofDays(14));
		assertThat(before).isEqualTo(admin.get(path + "?since=" + first + "&until=" + yesterday));
		assertThat(moment(AccountData.shifts(before.path("schedule")).get(0), "start")).isEqualTo(first);
		JsonNode after = admin.get(path + "?since=" + yesterday);
		Instant last = yesterday.plus(Duration.ofDays(14));
		assertThat(after).isEqualTo(admin.get(path + "?since=" + yesterday + "&until=" + last));
	}

	@Test
	void scheduleWhenReadThenShiftsNeedARange() {
		String id = id(admin.list("/schedules").get(0));
		JsonNode bare = admin.get("/schedules/" + id).path("schedule");
		assertThat(bare.propertyNames()).containsExactlyInAnyOrder("id", "type", "summary", "self", "html_url", "name",
				"time_zone", "description", "users", "escalation_policies", "teams", "schedule_layers",
				"overrides_subschedule", "final_schedule");
		assertThat(bare.path("final_schedule").path("rendered_schedule_entries")).isEmpty();
		Instant since = CLOCK.instant();
		JsonNode range = admin.get("/schedules/" + id + "?since=" + since + "&until=" + since.plus(Duration.ofDays(3)))
			.path("schedule");
		List<JsonNode> entries = AccountData.shifts(range);
		assertThat(moment(entries.get(0), "start")).isEqualTo(since);
		assertThat(moment(entries.get(entries.size() - 1), "end")).isEqualTo(since.plus(Duration.ofDays(3)));
		assertThat(range.path("final_schedule").path("rendered_coverage_percentage").asDouble()).isEqualTo(100);
		assertThat(text(entries.get(0), "start"))
			.endsWith(OffsetDateTime.ofInstant(since, ZoneId.of(text(range, "time_zone"))).getOffset().toString());
		JsonNode utc = admin.get("/schedules/" + id + "?since=" + since + "&time_zone=UTC&overflow=true")
			.path("schedule");
		assertThat(text(AccountData.shifts(utc).get(0), "start")).endsWith("09:00:00Z");
		assertThat(admin.list("/schedules", "query=SECONDARY")).hasSize(6);
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
		Answer answer = admin.call(path);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().path("error").path("errors").toString()).contains(detail);
	}

	@Test
	void overridesWhenRangeIsMissingThenErrorSaysSo() {
		String id = id(admin.list("/schedules").get(0));
		assertThat(admin.call("/schedules/" + id + "/overrides").json().path("error").path("errors")).hasSize(2);
	}

	@Test
	void teamsAndPoliciesWhenFilteredThenOnlyThose() {
		assertThat(names("/teams", "query=pay")).containsExactly("Payments");
		assertThat(names("/escalation_policies", "query=data")).containsExactly("Data Platform On Call");
		assertThat(names("/escalation_policies", "sort_by=name:desc")).isSortedAccordingTo((a, b) -> b.compareTo(a));
		JsonNode henrik = admin.list("/users", "query=Henrik").get(0);
		assertThat(names("/escalation_policies", "user_ids[]=" + id(henrik))).containsExactly("Infrastructure On Call");
		JsonNode policy = admin.list("/escalation_policies", "include[]=targets", "include[]=teams").get(0);
		assertThat(text(policy.path("escalation_rules").path(0).path("targets").path(0), "time_zone")).isNotEmpty();
		assertThat(text(policy.path("teams").path(0), "type")).isEqualTo("team");
		String team = id(admin.list("/teams").get(0));
		JsonNode members = admin.get("/teams/" + team + "/members?limit=2&total=true&include[]=users");
		assertThat(members.path("members")).hasSize(2);
		assertThat(members.path("total").asInt()).isEqualTo(3);
		assertThat(text(members.path("members").path(0).path("user"), "email")).endsWith(".example");
		assertThat(admin.get("/teams/" + team).path("team").path("name").asString()).isEqualTo("Storefront");
	}

	private List<String> names(String path, String query) {
		return admin.list(path, query).stream().map((it) -> text(it, "name")).toList();
	}

	private static Instant moment(JsonNode node, String name) {
		return OffsetDateTime.parse(text(node, name)).toInstant();
	}

}
