package sample.pagerduty.client.config;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The names of the settings. */
class ConfigKeyTests {

	@ParameterizedTest
	@EnumSource(ConfigKey.class)
	void namedThenByItsOwnName(ConfigKey key) {
		assertThat(ConfigKey.named(key.name())).hasValue(key);
		assertThat(key.isSecret()).isEqualTo(key.name().contains("SECRET") || key.name().contains("PASSWORD")
				|| key.name().startsWith("STORE_KEY") || key.isObject() || key == ConfigKey.NOTIFY_URL);
	}

	@ParameterizedTest
	@CsvSource({ "client_id, PD_CLIENT_ID", "client_secret, PD_CLIENT_SECRET", "CLIENT_ID, ", "port, ", "'', ",
			"PORT_, " })
	void namedThenAlsoAsInTheDownload(String name, ConfigKey key) {
		assertThat(ConfigKey.named(name).orElse(null)).isEqualTo(key);
	}

	@ParameterizedTest
	@CsvSource({ "PROT, PORT", "port, PORT", "REDIRECT_URL, REDIRECT_URI", "CLIENT_SECRET, PD_CLIENT_SECRET",
			"SCOPE, SCOPES", "STORE_KEYS, STORE_KEY", "COMPLETELY_DIFFERENT_NAME, " })
	void nearestToThenTheKeyThatLooksMostLikeIt(String name, String nearest) {
		assertThat(ConfigKey.nearestTo(name).orElse(null)).isEqualTo(nearest);
	}

}
