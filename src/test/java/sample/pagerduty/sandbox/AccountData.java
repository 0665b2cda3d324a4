package sample.pagerduty.sandbox;

import java.time.Instant;
import java.util.List;

import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads and writes an account with one token, and expects that calls succeed. */
record AccountData(App app, String token, String base) {

	static AccountData of(App app, String email, String scope) throws Exception {
		return new AccountData(app, app.login(email, scope).text("access_token"),
				email.equals(Visitor.EUROPEAN) ? "/eu" : "");
	}

	Answer call(String path) {
		return this.app.api(this.base + encode(path), this.token);
	}

	JsonNode get(String path) {
		Answer answer = call(path);
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
		return answer.json();
	}

	/** The entries of a collection whose name the path ends with, at most a hundred. */
	List<JsonNode> list(String path, String... query) {
		String name = path.substring(path.lastIndexOf('/') + 1);
		return get(path + "?limit=100&" + String.join("&", query)).path(name).valueStream().toList();
	}

	Answer write(String method, String path, String json, String... headers) {
		return this.app.write(method, this.base + path, this.token, json.replace('\'', '"'), headers);
	}

	static String text(JsonNode node, String... names) {
		JsonNode value = node;
		for (String name : names) {
			value = value.path(name);
		}
		return value.asString("");
	}

	static String id(JsonNode node) {
		return text(node, "id");
	}

	private static String encode(String path) {
		return path.replace("[", "%5B").replace("]", "%5D").replace("+", "%2B");
	}

	/** Whom the final schedule names at a time. */
	String onCallNow(String scheduleId, Instant now) {
		JsonNode schedule = get("/schedules/" + scheduleId + "?since=" + now + "&until=" + now.plusSeconds(1))
			.path("schedule");
		return id(shifts(schedule).get(0).path("user"));
	}

	/** The shifts of a schedule that was read with a range. */
	static List<JsonNode> shifts(JsonNode schedule) {
		return schedule.path("final_schedule").path("rendered_schedule_entries").valueStream().toList();
	}

}
