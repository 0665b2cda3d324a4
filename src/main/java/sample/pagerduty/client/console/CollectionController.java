package sample.pagerduty.client.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.console.Endpoint.Parameter;
import sample.pagerduty.client.console.Endpoint.Place;
import sample.pagerduty.client.rest.RawPagerDutyClient;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The console's endpoints as a collection for Postman and Bruno (Postman's format 2.1).
 * It holds no token: its script fetches one with a script key that the reader fills in.
 */
@Controller
class CollectionController {

	static final String SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

	private static final List<String> FETCH_TOKEN = """
			const variables = pm.collectionVariables;
			if (Date.now() > Number(variables.get("expires") || 0)) {
			  pm.sendRequest({
			    url: variables.get("token_url") + "?min_validity=120",
			    method: "GET",
			    header: { Authorization: "Bearer " + variables.get("script_key") },
			  }, (error, response) => {
			    if (error || response.code !== 200) {
			      const advice = "No token. Put a script key into the variable script_key of the collection.";
			      pm.test(advice, () => pm.expect.fail(advice)); // Postman reports no other failure here
			      throw new Error(advice);
			    }
			    const token = response.json();
			    variables.set("access_token", token.access_token);
			    variables.set("api_url", token.api_url);
			    variables.set("expires", String(Date.now() + 60000));
			  });
			}
			""".lines().toList();

	private final EndpointTable table;

	private final WebSettings web;

	CollectionController(EndpointTable table, WebSettings web) {
		this.table = table;
		this.web = web;
	}

	@GetMapping(CallController.CONSOLE + "/collection.json")
	ResponseEntity<Map<String, Object>> collection(Connection connection) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("pagerduty.postman_collection.json").build().toString())
			.body(collectionFor(connection));
	}

	private Map<String, Object> collectionFor(Connection connection) {
		Map<String, List<Endpoint>> groups = this.table.all()
			.stream()
			.collect(Collectors.groupingBy(Endpoint::group, LinkedHashMap::new, Collectors.toList()));
		return ordered("info", ordered("name", "PagerDuty REST API", "description",
				"Reading calls to PagerDuty's REST API. Create a script key on the Scripts page of " + this.web.home()
						+ " and put it into the variable script_key of this collection.",
				"schema", SCHEMA), "auth",
				ordered("type", "bearer", "bearer",
						List.of(ordered("key", "token", "value", "{{access_token}}", "type", "string"))),
				"event",
				List.of(ordered(
						"listen", "prerequest", "script", ordered("type", "text/javascript", "exec", FETCH_TOKEN))),
				"variable",
				List.of(variable("token_url", this.web.tokenUrl().toString()), variable("script_key", ""),
						variable("access_token", ""), variable("api_url", connection.access().apiUrl().toString()),
						variable("expires", "0")),
				"item",
				groups.entrySet()
					.stream()
					.map((group) -> ordered("name", group.getKey(), "item",
							group.getValue().stream().map(CollectionController::item).toList()))
					.toList());
	}

	private static Map<String, Object> variable(String key, String value) {
		return ordered("key", key, "value", value, "type", "string");
	}

	private static Map<String, Object> item(Endpoint endpoint) {
		String path = endpoint.path().replaceAll("\\{(\\w+)}", ":$1");
		return ordered("name", endpoint.gives(), "request",
				ordered("method", "GET", "header",
						List.of(ordered("key", "Accept", "value", RawPagerDutyClient.MEDIA_TYPE.toString())), "url",
						ordered("raw", "{{api_url}}" + path, "host", List.of("{{api_url}}"), "path",
								Arrays.asList(path.substring(1).split("/")), "variable",
								parameters(endpoint, Place.PATH), "query", parameters(endpoint, Place.QUERY))),
				"response", List.of());
	}

	private static List<Map<String, Object>> parameters(Endpoint endpoint, Place place) {
		List<Map<String, Object>> parameters = new ArrayList<>();
		for (Parameter parameter : endpoint.parameters()) {
			if (parameter.place() == place) {
				Map<String, Object> entry = ordered("key", parameter.name(), "value", "", "description",
						describe(parameter));
				if (place == Place.QUERY) {
					entry.put("disabled", true);
				}
				parameters.add(entry);
			}
		}
		return parameters;
	}

	private static String describe(Parameter parameter) {
		return parameter.values().isEmpty() ? parameter.help()
				: (parameter.help() + " Values: " + String.join(", ", parameter.values()) + ".").strip();
	}

	/** In the order given, as names and values in turn. */
	private static Map<String, Object> ordered(Object... entries) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < entries.length; i += 2) {
			map.put((String) entries[i], entries[i + 1]);
		}
		return map;
	}

}
