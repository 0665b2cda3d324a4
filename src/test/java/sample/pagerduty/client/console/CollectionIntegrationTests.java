package sample.pagerduty.client.console;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The collection for Postman and Bruno. */
class CollectionIntegrationTests {

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	@Test
	void collectionThenItListsEveryEndpointAndHoldsNoToken() {
		Browser browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
		assertThat(browser.get("/console").body()).contains("/console/collection.json");
		HttpResponse<String> response = browser.get("/console/collection.json");
		assertThat(Http.header(response, "Content-Disposition")).contains("pagerduty.postman_collection.json");
		assertThat(response.body()).doesNotContain(FakePagerDuty.ACCESS_TOKEN, FakePagerDuty.REFRESH_TOKEN);
		JsonNode collection = Http.json(response);
		assertThat(collection.path("info").path("schema").asString()).isEqualTo(CollectionController.SCHEMA);
		assertThat(collection.path("variable").findValuesAsString("key")).contains("token_url", "script_key",
				"api_url");
		assertThat(collection.path("variable").findValuesAsString("value")).contains(app.sample().home() + "api/token",
				app.pagerDuty().url());
		Set<String> paths = new TreeSet<>();
		collection.path("item").forEach((group) -> group.path("item").forEach((item) -> {
			JsonNode url = item.path("request").path("url");
			assertThat(item.path("request").path("method").asString()).isEqualTo("GET");
			assertThat(item.path("name").asString()).isNotBlank();
			String path = "/" + String.join("/", url.path("path").valueStream().map(JsonNode::asString).toList());
			assertThat(url.path("raw").asString()).isEqualTo("{{api_url}}" + path);
			List<String> variables = url.path("variable").findValuesAsString("key");
			assertThat(url.path("path").valueStream().map(JsonNode::asString).filter((part) -> part.startsWith(":")))
				.containsExactlyElementsOf(variables.stream().map((name) -> ":" + name).toList());
			paths.add(path.replaceAll(":(\\w+)", "{$1}"));
		}));
		EndpointTable table = app.sample().context().getBean(EndpointTable.class);
		assertThat(paths)
			.containsExactlyInAnyOrderElementsOf(table.all().stream().map(Endpoint::path).distinct().toList());
	}

}
