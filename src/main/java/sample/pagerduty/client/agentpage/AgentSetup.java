package sample.pagerduty.client.agentpage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * How to add the MCP server to one agent: with a login in the browser, or with a key. The
 * file {@code agent-setups.yaml} has them and describes their fields.
 */
record AgentSetup(String id, String name, Way login, Way key) {

	/** Marks the place of the key. */
	static final String KEY = "YOUR_KEY";

	/** One way to add it. */
	record Way(String before, String text, String after) {

		/** The text around the place of the key. */
		public List<String> pieces() {
			return List.of(this.text.split(KEY, -1));
		}

	}

	/** All of them for one address. */
	static List<AgentSetup> all(String url) {
		try {
			String setups = new ClassPathResource("agent-setups.yaml").getContentAsString(StandardCharsets.UTF_8);
			Object parsed = new Yaml().load(setups.replace("{url}", url));
			return List.of(JsonMapper.shared().convertValue(parsed, AgentSetup[].class));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
