package sample.pagerduty.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which variables and files are read, and what the operator is told about it. */
class SettingOriginTests {

	private static final String APP = "\"PD_CLIENT_ID\":\"0a1b2c\",\"PD_CLIENT_SECRET\":\"s3cr3t-value\"";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "API_URL,https://api.other.example", "REGION,us-east-1", "DATABASE_URL,postgres://db/x",
			"SANDBOX_PORT,tcp://10.0.0.1:5001", "SCOPES,all", "STORE,redis", "BIND_ADDRESS,8.8.8.8",
			"OAUTH_URL,https://login.other.example/oauth", "PORT,http", "LOG_LEVEL,silly", "TRUST_PROXY,1",
			"ISSUER,https://other.example", "PROXY_URL,socks5://x" })
	void readWhenVariableHasNoPrefixThenIgnoredAndNamed(String name, String value) throws IOException {
		write("{%s}".formatted(APP));
		ConfigSources sources = sources(Map.of(name, value));
		assertThat(PagerDutyApp.of(sources)).isEqualTo(PagerDutyApp.of(sources(Map.of())));
		assertThat(WebSettings.of(sources)).isEqualTo(WebSettings.of(sources(Map.of())));
		assertThat(sources.logLevel()).isEmpty();
		assertThat(sources.sandboxPort(5001)).isEqualTo(5001);
		assertThat(sources.warnings())
			.containsExactly("%s in the environment is not read; did you mean PD_%1$s?".formatted(name));
	}

	@Test
	void readWhenVariableHasThePrefixThenUsed() throws IOException {
		write("{%s,\"API_URL\":\"https://api.pagerduty.com\"}".formatted(APP));
		ConfigSources sources = sources(Map.of("PD_API_URL", "https://api.eu.pagerduty.com", "PD_REGION", "eu"));
		assertThat(PagerDutyApp.of(sources).api().configured()).hasToString("https://api.eu.pagerduty.com");
		assertThat(PagerDutyApp.of(sources).account().region()).isEqualTo(Region.EU);
		assertThat(sources.warnings()).isEmpty();
		assertThat(sources.origins().details())
			.isEqualTo(this.directory.resolve("config.json")
					+ " (PD_CLIENT_ID, PD_CLIENT_SECRET) and the environment (PD_API_URL, PD_REGION)")
			.doesNotContain("s3cr3t", "0a1b2c");
	}

	@Test
	void readWhenPrefixIsInTheFileTooThenTheSameSetting() throws IOException {
		write("{%s,\"PD_SUBDOMAIN\":\"acme\"}".formatted(APP));
		assertThat(PagerDutyApp.of(sources(Map.of())).account().subdomain()).isEqualTo("acme");
		write("{%s,\"PD_SUBDOMAIN\":\"acme\",\"SUBDOMAIN\":\"other\"}".formatted(APP));
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> sources(Map.of()))
			.withMessageContaining("the same setting twice, as PD_SUBDOMAIN and as SUBDOMAIN");
		write("{%s,\"client_id\":\"b\"}".formatted(APP));
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> sources(Map.of()))
			.withMessageContaining("as PD_CLIENT_ID and as client_id");
	}

	@ParameterizedTest
	@CsvSource({ "PD_REDIRECT_URL,PD_REDIRECT_URI", "PD_CLINT_ID,PD_CLIENT_ID", "PD_SCOPE,PD_SCOPES",
			"PD_LOGLEVEL,PD_LOG_LEVEL" })
	void readWhenVariableIsMistypedThenNamesTheNearest(String name, String meant) {
		assertThat(sources(Map.of(name, "s3cr3t")).warnings())
			.containsExactly("%s in the environment is not a setting of this app and is ignored; did you mean %s?"
				.formatted(name, meant));
	}

	@Test
	void readWhenKubernetesSetsVariablesThenIgnoresThem() {
		ConfigSources sources = sources(Map.of("PD_PORT", "tcp://10.0.0.1:80", "PD_SERVICE_HOST", "10.0.0.1",
				"PD_PORT_80_TCP_ADDR", "10.0.0.1", "PD_SANDBOX_PORT", "tcp://10.0.0.2:80"));
		assertThat(WebSettings.of(sources).port()).isEqualTo(5000);
		assertThat(sources.sandboxPort(5001)).isEqualTo(5001);
		assertThat(sources.warnings()).hasSize(2).allMatch((warning) -> warning.contains("Kubernetes"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTPS_PROXY", "https_proxy", "ALL_PROXY" })
	void readWhenProxyOfOtherProgramsIsSetThenSaysThatItIsNotUsed(String name) {
		assertThat(sources(Map.of(name, "http://me:s3cr3t@proxy:3128")).warnings()).singleElement()
			.asString()
			.contains(name + " in the environment is not read", "PD_PROXY_URL")
			.doesNotContain("s3cr3t");
		assertThat(sources(Map.of(name, "http://proxy:3128", "PD_PROXY_URL", "http://proxy:3128")).warnings())
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "https://api.other.example", "https://pagerduty.com.evil.example", "http://localhost:8080",
			"https://api-pagerduty.com" })
	void apiUrlWhenOnlyOAuthIsPagerDutysThenRefused(String url) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(
				() -> PagerDutyApp.of(sources(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "b", "PD_API_URL", url))))
			.withMessageContaining("PD_API_URL")
			.withMessageContaining("is not a host of PagerDuty");
		PagerDutyApp other = PagerDutyApp.of(sources(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "b", "PD_API_URL",
				url, "PD_OAUTH_URL", "https://login.other.example/oauth")));
		assertThat(other.api().configured()).hasToString(url);
	}

	@Test
	void issuerAndKeysThenOnlyForAnotherServer() {
		Map<String, String> app = Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "b", "PD_OAUTH_URL",
				"https://login.other.example/oauth", "PD_ISSUER", "https://login.other.example/", "PD_JWKS_URL",
				"https://keys.other.example/jwks");
		OAuthEndpoints oauth = PagerDutyApp.of(sources(app)).oauth();
		assertThat(oauth.issuers()).containsExactly("https://login.other.example/");
		assertThat(oauth.jwks()).hasToString("https://keys.other.example/jwks");
		assertThat(oauth.token()).hasToString("https://login.other.example/oauth/token");
		for (String key : List.of("PD_ISSUER", "PD_JWKS_URL")) {
			for (String oauthUrl : List.of("https://app.pagerduty.com/oauth", "https://IDENTITY.PagerDuty.com/oauth")) {
				assertThatExceptionOfType(InvalidConfigurationException.class)
					.isThrownBy(() -> PagerDutyApp.of(sources(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "b",
							"PD_OAUTH_URL", oauthUrl, key, "https://evil.example/x"))))
					.withMessageContaining(key)
					.withMessageContaining("is for a server other than PagerDuty");
			}
		}
	}

	@Test
	void logLevelThenOneOfTheKnown() {
		assertThat(sources(Map.of("PD_LOG_LEVEL", "debug")).logLevel()).contains("DEBUG");
		for (String level : List.of("silly", "VERBOSE", "10")) {
			assertThatExceptionOfType(InvalidConfigurationException.class)
				.isThrownBy(() -> sources(Map.of("PD_LOG_LEVEL", level)).logLevel())
				.withMessageContaining("must be one of TRACE, DEBUG, INFO");
		}
	}

	@Test
	void fileWhenItIsAFolderThenSaysHowThatHappens() throws IOException {
		Files.createDirectory(this.directory.resolve("config.json"));
		Files.createDirectory(this.directory.resolve("other"));
		assertRefused(Map.of(), "config.json is a folder, not a file. Docker creates such a folder");
		assertRefused(Map.of("PD_CONFIG", "other"), "named by PD_CONFIG, is a folder");
		assertRefused(Map.of("PD_CONFIG", this.directory.toString()), "named by PD_CONFIG, is a folder");
	}

	@Test
	void fileWhenItIsALinkToNothingThenSaysSo() throws IOException {
		Files.createSymbolicLink(this.directory.resolve("config.json"), this.directory.resolve("gone"));
		Files.createSymbolicLink(this.directory.resolve("other.json"), this.directory.resolve("other.json"));
		assertRefused(Map.of(), "config.json is a link to a file that does not exist");
		assertRefused(Map.of("PD_CONFIG", "other.json"), "other.json, named by PD_CONFIG, is a link to a file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "config.json.txt", "config.json.json", "Config.json", "config.txt" })
	void fileWhenNameIsAlmostRightThenSaysSo(String name) throws IOException {
		Files.writeString(this.directory.resolve(name), "{%s}".formatted(APP));
		assertRefused(Map.of(), "There is a file " + this.directory.resolve(name) + ", but this app reads config.json");
		assertThat(PagerDutyApp.of(sources(Map.of("PD_CONFIG", name))).clientId()).isEqualTo("0a1b2c");
		assertThat(PagerDutyApp.of(sources(Map.of("PD_CLIENT_ID", "b", "PD_CLIENT_SECRET", "c"))).clientId())
			.isEqualTo("b");
	}

	@Test
	void fileWhenNameIsOfAnExampleThenTheSandboxStarts() throws IOException {
		Files.writeString(this.directory.resolve("config.example.json"), "{}");
		assertThat(sources(Map.of()).configuresAnApp()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "?", "", "/", "relative", "/nonexistent", "/dev/null" })
	void storeWhenThereIsNoHomeThenAsksForAFolder(String home) throws IOException {
		write("{%s}".formatted(APP));
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> StoreSettings.of(sources(Map.of()), home))
			.withMessageContaining("has no home folder")
			.withMessageContaining("PD_STORE_DIR");
		assertThat(StoreSettings.of(sources(Map.of("PD_STORE_DIR", "/x")), home).location())
			.isEqualTo(new StoreSettings.Folder(Path.of("/x")));
		assertThat(StoreSettings.of(sources(Map.of("PD_STORE", "memory")), home).location())
			.isEqualTo(new StoreSettings.Memory());
	}

	@Test
	void fileWithASecretWhenOthersCanReadItThenOneWarning() throws IOException {
		write("{%s}".formatted(APP));
		Path config = this.directory.resolve("config.json");
		Path secret = Files.writeString(this.directory.resolve("secret"), "s3cr3t");
		Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
		Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(sources(Map.of()).warnings()).isEmpty(); // the directory is private
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwx--x--x"));
		assertThat(sources(Map.of()).warnings()).singleElement()
			.asString()
			.contains("can read the secret in " + config, "chmod 600");
		write("{\"PD_CLIENT_ID\":\"a\",\"PD_CLIENT_SECRET_FILE\":\"%s\"}".formatted(secret));
		assertThat(sources(Map.of()).warnings()).singleElement().asString().contains("the secret in " + secret);
		Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
		assertThat(sources(Map.of()).warnings()).isEmpty();
		write("{\"SCOPES\":\"users.read\"}");
		assertThat(sources(Map.of()).warnings()).isEmpty(); // no secret
	}

	@Test
	void secretFileWhenItIsAFolderThenSaysSo() throws IOException {
		Files.createDirectory(this.directory.resolve("secret"));
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> PagerDutyApp.of(sources(
					Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET_FILE", this.directory.resolve("secret").toString()))))
			.withMessageContaining("names a folder, not a file");
	}

	private void assertRefused(Map<String, String> environment, String sentence) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> sources(environment))
			.withMessageContaining(sentence);
	}

	private void write(String content) throws IOException {
		Files.writeString(this.directory.resolve("config.json"), content);
	}

	private ConfigSources sources(Map<String, String> environment) {
		return ConfigSources.read(null, environment, this.directory);
	}

}
