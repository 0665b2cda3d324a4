package sample.pagerduty.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The settings of agents, and what a wrong one gets. */
class AgentSettingsTests {

	private static final String RANDOM = "0123456789abcdefghijKLMNOPQRSTUV";

	private static final String KEY = "arc_" + RANDOM;

	@TempDir
	private Path directory;

	private static AgentSettings of(String... namesAndValues) {
		return AgentSettings
			.of(ConfigSources.of((namesAndValues.length == 2) ? Map.of(namesAndValues[0], namesAndValues[1])
					: Map.of(namesAndValues[0], namesAndValues[1], namesAndValues[2], namesAndValues[3])));
	}

	@Test
	void keysThenFoundByTheirValueAndNeverPrinted() {
		AgentSettings settings = of("PD_AGENT_API_KEYS", "my agent=%s, other=%s1".formatted(KEY, KEY));
		assertThat(settings.isEnabled()).isTrue();
		assertThat(settings.find(KEY).map(AgentKey::name)).hasValue("my agent");
		assertThat(settings.find(KEY + "1").map(AgentKey::name)).hasValue("other");
		assertThat(settings.find(KEY + "2")).isEmpty();
		assertThat(settings.toString()).doesNotContain(RANDOM, settings.keys().get(0).hash().value());
	}

	@Test
	void keysWhenInTheFileThenAnObject() throws IOException {
		Files.writeString(this.directory.resolve("config.json"), """
				{"AGENT_API_KEYS":{"my-agent":"%s"},"AGENT_WORKERS":{"https://tools.example/kit":"%s"},
				"AGENT_NEXT_URIS":["https://a.example/x","https://b.example/y"]}""".formatted(KEY, RANDOM));
		AgentSettings settings = AgentSettings.of(ConfigSources.read(null, Map.of(), this.directory));
		assertThat(settings.find(KEY).map(AgentKey::name)).hasValue("my-agent");
		assertThat(settings.workers()).singleElement()
			.satisfies((worker) -> assertThat(worker.url()).hasToString("https://tools.example/kit"))
			.satisfies((worker) -> assertThat(worker.secret().value()).isEqualTo(RANDOM));
		assertThat(settings.nextUris()).hasSize(2);
		assertThat(settings.warnings()).isEmpty();
	}

	@Test
	void generateThenAKeyThatIsAccepted() {
		String key = AgentKey.generate();
		assertThat(key).matches("arc_[A-Za-z0-9_-]{43}").isNotEqualTo(AgentKey.generate());
		assertThat(of("PD_AGENT_API_KEYS", "a=" + key).find(key)).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					PD_AGENT_API_KEYS | my-agent                                | entry 1 has no equals sign
					PD_AGENT_API_KEYS | arc_{}                                  | entry 1 has no equals sign
					PD_AGENT_API_KEYS | arc_{}=my-agent                         | has a key where the name belongs
					PD_AGENT_API_KEYS | a=arc_{},b={}                           | does not begin with arc_; create one with --new-agent-key in entry 2
					PD_AGENT_API_KEYS | a=arc_short                             | 32 to 200 letters
					PD_AGENT_API_KEYS | a=arc_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | is not random
					PD_AGENT_API_KEYS | =arc_{}                                 | needs a name
					PD_AGENT_API_KEYS | a=arc_{},a=arc_{}1                      | has a name twice, in entry 2
					PD_AGENT_API_KEYS | a=arc_{},b=arc_{}                       | has a key twice, in entry 2
					PD_AGENT_NEXT_URIS | http://agent.example/done              | must start with https://
					PD_AGENT_NEXT_URIS | nothing                                | must be an absolute URL
					PD_AGENT_VERIFIER_URL | https://agent.example/?a=b          | must not contain a query
					PD_AGENT_WORKERS | https://tools.example                    | has no equals sign
					PD_AGENT_WORKERS | https://tools.example=short              | shorter than 32 characters in entry 1
					PD_AGENT_WORKERS | http://tools.example={}                  | must start with https://
					PD_AGENT_WORKERS | https://t.example={},https://t.example={} | has a URL twice, in entry 2
					""")
	void valueWhenWrongThenSaysWhatWithoutTheSecret(String name, String value, String words) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> of(name, value.replace("{}", RANDOM)))
			.satisfies((thrown) -> assertThat(thrown.getMessage()).contains(name, words)
				.doesNotContain(RANDOM, "short ", "aaaa"));
	}

	@Test
	void settingsWithoutKeysThenAWarning() {
		assertThat(of("PD_AGENT_NEXT_URIS", "https://agent.example/").warnings()).singleElement()
			.asString()
			.isEqualTo("PD_AGENT_NEXT_URIS has no effect, because PD_AGENT_API_KEYS is not set");
	}

	@ParameterizedTest
	@CsvSource({ "https://agent.example/done, true", "https://agent.example/done?x=1, true",
			"https://agent.example/done/x, false", "https://agent.example/donex, false",
			"https://agent.example/done#x, false", "http://agent.example/done, false" })
	void nextThenOnTheListPerhapsWithAQuery(String address, boolean allowed) {
		assertThat(of("PD_AGENT_NEXT_URIS", "https://agent.example/done").allowsNext(address)).isEqualTo(allowed);
	}

}
