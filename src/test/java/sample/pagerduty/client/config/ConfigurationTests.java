package sample.pagerduty.client.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an operator may write, and the sentence that a mistake gets. */
class ConfigurationTests {

	private static final String APP = "\"PD_CLIENT_ID\":\"0a1b2c\",\"PD_CLIENT_SECRET\":\"s3cr3t-value\"";

	private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	@TempDir
	private Path directory;

	@Test
	void readWhenThereIsNothingThenNamesNoApp() {
		ConfigSources sources = ConfigSources.read(null, Map.of(), this.directory);
		assertThat(sources.configuresAnApp()).isFalse();
		assertThat(WebSettings.of(sources).redirectUri()).hasToString("http://localhost:5000/callback");
	}

	@Test
	void readWhenFileHasTheKeysOfTheSamplesThenUsesThem() throws IOException {
		write("{%s,\"REDIRECT_URI\":\"http://localhost:5050/back\"}".formatted(APP));
		PagerDutyApp app = app();
		WebSettings web = WebSettings.of(sources(Map.of()));
		assertThat(app.clientId()).isEqualTo("0a1b2c");
		assertThat(app.clientSecret().value()).isEqualTo("s3cr3t-value");
		assertThat(app.scopes()).containsExactly("openid", "users.read", "services.read");
		assertThat(app.oauth().authorize()).hasToString("https://app.pagerduty.com/oauth/authorize");
		assertThat(app.oauth().issuers()).containsExactlyInAnyOrder("https://app.pagerduty.com/global/oauth/anonymous",
				"https://identity.pagerduty.com/global/oauth/anonymous");
		assertThat(app.oauth().jwks()).hasToString("https://identity.pagerduty.com/global/oauth/anonymous/jwks");
		assertThat(app.api().configured()).isNull();
		assertThat(app.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(app.readTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(web.port()).isEqualTo(5050);
		assertThat(web.callbackPath()).isEqualTo("/back");
		assertThat(web.bindAddress()).isEqualTo("127.0.0.1");
	}

	@Test
	void readWhenFileIsTheDownloadedJsonThenUsesIt() throws IOException {
		write("{\"client_id\":\"0a1b2c\",\"client_secret\":\"s3cr3t-value\"}");
		assertThat(app().clientId()).isEqualTo("0a1b2c");
		assertThat(app().clientSecret().value()).isEqualTo("s3cr3t-value");
		assertThat(sources(Map.of()).warnings()).isEmpty();
		assertThat(WebSettings.of(sources(Map.of())).redirectUri()).hasToString("http://localhost:5000/callback");
	}

	@Test
	void readWhenEnvironmentHasTheSameKeyThenEnvironmentWins() throws IOException {
		write("{%s,\"PORT\":6000}".formatted(APP));
		PagerDutyApp app = PagerDutyApp.of(sources(Map.of("PD_CLIENT_ID", "from-environment", "PD_SCOPES", "")));
		assertThat(app.clientId()).isEqualTo("from-environment");
		assertThat(app.clientSecret().value()).isEqualTo("s3cr3t-value");
	}

	@Test
	void readWhenAnotherFileIsNamedThenReadsThat() throws IOException {
		Files.writeString(this.directory.resolve("other.json"), "{\"client_id\":\"other\",\"client_secret\":\"x1\"}");
		assertThat(PagerDutyApp.of(ConfigSources.read("other.json", Map.of(), this.directory)).clientId())
			.isEqualTo("other");
		assertThat(PagerDutyApp.of(sources(Map.of("PD_CONFIG", "other.json"))).clientId()).isEqualTo("other");
	}

	@ParameterizedTest
	@CsvSource({ "read, s3cr3t-value, CLASSIC", "openid write, s3cr3t-value, CLASSIC", "read, , PUBLIC",
			"users.read, s3cr3t-value, SCOPED" })
	void appThenItsKindIsToldFromScopesAndSecret(String scopes, String secret, AppKind kind) {
		Map<String, String> environment = new HashMap<>(Map.of("PD_CLIENT_ID", "a", "PD_SCOPES", scopes));
		if (secret != null) {
			environment.put("PD_CLIENT_SECRET", secret);
		}
		assertThat(PagerDutyApp.of(sources(environment)).kind()).isEqualTo(kind);
	}

	@Test
	void readWhenScopesAreAListThenTheSameAsAString() throws IOException {
		write("{%s,\"SCOPES\":[\"incidents.read\",\"users.read\"]}".formatted(APP));
		assertThat(app().scopes()).containsExactly("openid", "incidents.read", "users.read");
	}

	@Test
	void readWhenSecretIsInAFileThenReadsIt() throws IOException {
		Path secret = Files.writeString(this.directory.resolve("secret"), "from-file\n");
		assertThat(
				PagerDutyApp.of(sources(Map.of("PD_CLIENT_ID", "0a1b2c", "PD_CLIENT_SECRET_FILE", secret.toString())))
					.clientSecret()
					.value())
			.isEqualTo("from-file");
	}

	@Test
	void readWhenKeyIsMistypedThenWarnsAndNamesTheNearest() throws IOException {
		write("{%s,\"REDIRECT_URL\":\"http://localhost:1/x\",\"scope\":\"a\",\"colour\":\"red\"}".formatted(APP));
		assertThat(sources(Map.of()).warnings()).hasSize(3)
			.anySatisfy((warning) -> assertThat(warning).contains("REDIRECT_URL", "did you mean REDIRECT_URI?"))
			.anySatisfy((warning) -> assertThat(warning).contains("scope,", "did you mean SCOPES?"))
			.anySatisfy((warning) -> assertThat(warning).contains("colour").doesNotContain("did you mean"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://localhost:5050/cb       |      | 5050 | 127.0.0.1 | false
			http://localhost/cb            |      | 80   | 127.0.0.1 | false
			http://[::1]:5050/cb           |      | 5050 | ::1       | false
			https://tokens.example.com/cb  | 8080 | 8080 | 127.0.0.1 | true
			https://tokens.example.com/cb  |      | 5000 | 127.0.0.1 | true
			                               | 5050 | 5050 | 127.0.0.1 | false
			""")
	void redirectUriThenDecidesPortOnLoopback(String redirectUri, String port, int expected, String bindAddress,
			boolean secure) {
		Map<String, String> environment = new HashMap<>();
		environment.put("PD_REDIRECT_URI", redirectUri);
		environment.put("PD_PORT", port);
		WebSettings web = WebSettings.of(ConfigSources.read(null, environment, this.directory));
		assertThat(web.port()).isEqualTo(expected);
		assertThat(web.bindAddress()).isEqualTo(bindAddress);
		assertThat(web.isSecure()).isEqualTo(secure);
		assertThat(web.isOnLoopback()).isTrue();
		assertThat(web.warnings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:5000/cb,127.0.0.1,true", "http://[::1]:5000/cb,::1,true",
			"http://localhost:5000/cb,0.0.0.0,false", "https://tokens.example.com/cb,127.0.0.1,false",
			"https://tokens.example.com/cb,0.0.0.0,false" })
	void webSettingsThenTellWhetherTheAppIsForOtherMachines(String redirectUri, String bindAddress, boolean alone) {
		assertThat(WebSettings.of(sources(Map.of("PD_REDIRECT_URI", redirectUri, "PD_BIND_ADDRESS", bindAddress)))
			.isForThisMachineOnly()).isEqualTo(alone);
	}

	@Test
	void redirectUriWhenPortContradictsItThenWarns() {
		WebSettings web = WebSettings
			.of(sources(Map.of("PD_PORT", "6000", "PD_REDIRECT_URI", "http://localhost:5050/cb")));
		assertThat(web.port()).isEqualTo(5050);
		assertThat(web.warnings()).singleElement().asString().contains("PORT 6000 is ignored");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"PD_CLIENT_ID": "a",,}                                   | line 1, column 22
			{"PD_CLIENT_ID": “a”}                                     | typographic quotation marks
			{"PD_CLIENT_ID": "a"} x                                   | is not valid JSON
			{"PORT": 1, "PORT": 2}                                    | a duplicate key
			["a"]                                                     | must hold one JSON object
			{}                                                        | PD_CLIENT_ID is missing
			{"PD_CLIENT_SECRET": "s3cr3t-value"}                      | PD_CLIENT_ID is missing
			{"PD_CLIENT_ID": "a"}                                     | PD_CLIENT_SECRET is missing
			{"PD_CLIENT_ID": "a", "PD_CLIENT_SECRET": ""}             | PD_CLIENT_SECRET is missing
			{"PD_CLIENT_ID": "a", "PD_CLIENT_SECRET": null}           | PD_CLIENT_SECRET is missing
			{"PD_CLIENT_ID": "<your client ID>"}                      | PD_CLIENT_ID ("<your client ID>") in
			{"PD_CLIENT_ID": "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"}  | is still the placeholder
			{"PD_CLIENT_ID": "a", "PD_CLIENT_SECRET": "<your secret>"} | is still the placeholder
			{"PD_CLIENT_ID": {"a": 1}}                                | must be a plain value
			{APP, "REDIRECT_URI": "localhost:5000/callback"}          | must be an absolute URL
			{APP, "REDIRECT_URI": "/callback"}                        | must be an absolute URL
			{APP, "REDIRECT_URI": "ftp://localhost/callback"}         | must be an absolute URL
			{APP, "REDIRECT_URI": "http://a b/callback"}              | is not a URL
			{APP, "REDIRECT_URI": "http://localhost:5000/cb#x"}       | must not contain a fragment
			{APP, "REDIRECT_URI": "http://me:pw@localhost:5000/cb"}   | must not contain a user name
			{APP, "REDIRECT_URI": "http://tokens.example.com/cb"}     | must start with https://
			{APP, "REDIRECT_URI": "http://localhost.example.com/cb"}  | must start with https://
			{APP, "REDIRECT_URI": "http://localhost:5000"}            | needs a path
			{APP, "REDIRECT_URI": "http://localhost:5000/"}           | needs a path
			{APP, "REDIRECT_URI": "http://localhost:5000/services"}   | needs a path
			{APP, "REDIRECT_URI": "http://localhost:5000/setup"}      | needs a path
			{APP, "REDIRECT_URI": "http://localhost:5000/cb?x=1"}     | without a query
			{APP, "OAUTH_URL": "http://app.pagerduty.com/oauth"}      | must start with https://
			{APP, "OAUTH_URL": "https://app.pagerduty.com/oauth/authorize"} | must end before /authorize
			{APP, "API_URL": "https://api.pagerduty.com?x"}           | must not contain a query
			{APP, "API_URL": "api.pagerduty.com"}                     | must be an absolute URL
			{APP, "SCOPES": ""}                                       | names no scope
			{APP, "SCOPES": []}                                       | names no scope
			{APP, "SCOPES": "users.read \\"x\\""}                     | not a valid scope
			{APP, "SCOPES": " , "}                                    | names no scope
			{APP, "SCOPES": "read services.read"}                     | mixes scopes of two kinds of app
			{APP, "SCOPES": "openid Read"}                            | must have read in lower case
			{"PD_CLIENT_ID": "a", "SCOPES": "users.read"}             | Only a Classic app
			{APP, "SCOPES": [{"a": 1}]}                               | must be a plain value
			{APP, "REDIRECT_URI": "http://localhost:99999/cb"}        | must have a port
			{APP, "REDIRECT_URI": "http://localhost:5000/c%61llback"} | must be a plain URL
			{APP, "PORT": 0}                                          | must be a port number
			{APP, "BIND_ADDRESS": "8.8.8.8"}                          | is not an address
			{"PD_CLINT_ID": "a"}                                      | did you mean PD_CLIENT_ID?
			{APP, "PD_CLIENT_SECRET_FILE": "x"}                       | use only one of the two
			{APP, "API_URL": "https://me:pw@api.example.com"}         | must not contain a user name
			{APP, "PORT": 70000}                                      | must be a port number
			{APP, "PORT": "http"}                                     | must be a port number
			{APP, "BIND_ADDRESS": "999.1.1.1"}                        | is not an address
			{APP, "TRUST_PROXY": "yes"}                               | must be true or false
			{APP, "READ_TIMEOUT": "soon"}                             | must be a duration
			{APP, "READ_TIMEOUT": "0s"}                               | must be a duration
			{APP, "CONNECT_TIMEOUT": "1h"}                            | must be a duration
			{"PD_CLIENT_ID": "a", "PD_CLIENT_SECRET_FILE": "/no/such/file"} | cannot be read
			""")
	void readWhenFileIsWrongThenOneSentenceSaysWhatToDo(String content, String sentence) throws IOException {
		write(content.replace("APP", APP));
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> {
			WebSettings.of(sources(Map.of()));
			app();
		})
			.withMessageContaining(sentence)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cr3t", ":pw@", "\n", "Exception")
				.matches("(?s).*[.?]")
				.contains("config.json"));
	}

	@Test
	void readWhenSecretIsWhereTheMistakeIsThenNotQuoted() throws IOException {
		write("{\"PD_CLIENT_ID\":\"a\",\"PD_CLIENT_SECRET\":s3cr3t-value}");
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::app)
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("s3cr3t").hasNoCause());
	}

	@Test
	void readWhenNamedFileIsMissingThenSaysWhoNamedIt() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> ConfigSources.read("no.json", Map.of(), this.directory))
			.withMessageContaining("named by --config");
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> sources(Map.of("PD_CONFIG", "no.json")))
			.withMessageContaining("named by PD_CONFIG");
	}

	@Test
	void readWhenFileIsNotTextThenSaysSo() throws IOException {
		Files.write(this.directory.resolve("config.json"), new byte[] { (byte) 0xC3, 0x28 });
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> sources(Map.of()))
			.withMessageContaining("must be a UTF-8 text file");
	}

	@Test
	void readWhenFileStartsWithAByteOrderMarkThenReadsIt() throws IOException {
		write("\uFEFF{%s}".formatted(APP));
		assertThat(app().clientId()).isEqualTo("0a1b2c");
	}

	@Test
	void readWhenFileHasOnlySettingsThenNamesNoApp() throws IOException {
		write("{\"REDIRECT_URI\":\"http://localhost:5050/callback\",\"SCOPES\":\"users.read\"}");
		assertThat(sources(Map.of()).configuresAnApp()).isFalse();
		write("{\"PD_CLINT_ID\":\"a\",\"SCOPES\":\"users.read\"}");
		assertThat(sources(Map.of()).configuresAnApp()).isTrue();
	}

	@Test
	void appThenPrintsWithoutSecret() throws IOException {
		write("{%s}".formatted(APP));
		assertThat(app().toString()).contains("0a1b2c").doesNotContain("s3cr3t");
	}

	@Test
	void oauthUrlWhenItIsNotPagerDutysThenKeysAndIssuerAreThere() {
		OAuthEndpoints oauth = OAuthEndpoints.of(URI.create("http://localhost:5001/oauth"));
		assertThat(oauth.token()).hasToString("http://localhost:5001/oauth/token");
		assertThat(oauth.jwks()).hasToString("http://localhost:5001/global/oauth/anonymous/jwks");
		assertThat(oauth.issuers()).containsExactly("http://localhost:5001/global/oauth/anonymous");
		assertThat(OAuthEndpoints.of(URI.create("https://pagerduty.com.evil.example/oauth")).issuers())
			.containsExactly("https://pagerduty.com.evil.example/global/oauth/anonymous");
	}

	@Test
	void apiUrlWhenOAuthIsNotPagerDutysThenOnTheSameHost() throws IOException {
		write("{%s,\"OAUTH_URL\":\"http://localhost:5071/oauth\"}".formatted(APP));
		assertThat(app().api().us()).hasToString("http://localhost:5071");
		assertThat(app().api().eu()).hasToString("http://localhost:5071/eu");
		write("{%s,\"OAUTH_URL\":\"https://identity.pagerduty.com/oauth\"}".formatted(APP));
		assertThat(app().api().configured()).isNull();
	}

	@Test
	void descriptionThenNamesWhereValuesCameFrom() throws IOException {
		assertThat(sources(Map.of()).origins().names()).isEqualTo("nothing");
		assertThat(sources(Map.of("PD_PORT", "1")).origins().names()).isEqualTo("the environment");
		write("{%s}".formatted(APP));
		assertThat(sources(Map.of()).origins().names()).endsWith("config.json");
		assertThat(sources(Map.of("PD_PORT", "1")).origins().names()).endsWith("config.json and the environment");
	}

	@Test
	void exampleThenValidExceptForItsPlaceholders() throws IOException {
		String example = Files.readString(Path.of("config.example.json"));
		write(example);
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::app)
			.withMessageContaining("is still the placeholder");
		write(example.replaceAll("<[^>]*>", "filled-in"));
		assertThat(app().clientId()).isEqualTo("filled-in");
		assertThat(sources(Map.of()).warnings()).isEmpty();
		assertThat(WebSettings.of(sources(Map.of())).redirectUri()).hasToString("http://localhost:5000/callback");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					PD_STORE=disk                                          | PD_STORE ("disk") in the environment must be file or memory
					PD_STORE=memory PD_STORE_DIR=/x                           | PD_STORE ("memory") in the environment cannot be used together with PD_STORE_DIR
					PD_STORE=file PD_DATABASE_URL=jdbc:postgresql://db/x      | PD_DATABASE_URL ("jdbc:postgresql://db/x") in the environment cannot be used together with PD_STORE;
					PD_STORE_DIR=/x PD_DATABASE_URL=jdbc:postgresql://db/x    | cannot be used together with PD_STORE_DIR
					PD_STORE_DIR=/x;IFEXISTS=TRUE                          | must be the path of a folder, without a semicolon
					PD_DATABASE_URL=postgres://db/x                        | must look like jdbc:postgresql://HOST:5432/DATABASE
					PD_DATABASE_URL=jdbc:mysql://db/x                      | must look like jdbc:postgresql://HOST:5432/DATABASE
					PD_DATABASE_URL=jdbc:postgresql://me:s3cr3t@db/x       | PD_DATABASE_URL in the environment must look like
					PD_DATABASE_URL=jdbc:postgresql://db/x?password=s3cr3t | PD_DATABASE_URL in the environment must look like
					PD_DATABASE_URL=jdbc:postgresql://db/x                 | needs PD_STORE_KEY too
					PD_DATABASE_URL=jdbc:postgresql://db/x PD_STORE_KEY=KEY   | DATABASE_USER is missing
					PD_DATABASE_USER=me                                    | PD_DATABASE_USER ("me") in the environment needs PD_DATABASE_URL too
					PD_DATABASE_PASSWORD=s3cr3t                            | PD_DATABASE_PASSWORD in the environment needs PD_DATABASE_URL too
					PD_STORE_KEY=s3cr3t                                    | PD_STORE_KEY in the environment must be 32 random bytes in base64
					PD_STORE_KEY=czNjcjN0                                  | PD_STORE_KEY in the environment must be 32 random bytes in base64
					PD_STORE_KEY_PREVIOUS=KEY                              | PD_STORE_KEY_PREVIOUS in the environment needs PD_STORE_KEY too
					PD_STORE_KEY=KEY PD_STORE_KEY_PREVIOUS=s3cr3t             | PD_STORE_KEY_PREVIOUS in the environment must be 32 random bytes in base64
					PD_REFRESH_MARGIN=soon                                 | PD_REFRESH_MARGIN ("soon") in the environment must be a duration such as 5m or 30s
					PD_REFRESH_MARGIN=-1s                                  | must be a duration
					PD_REFRESH_MARGIN=2d                                   | must be a duration
					PD_SESSION_TIMEOUT=forever                             | PD_SESSION_TIMEOUT ("forever") in the environment must be a duration such as 12h or 30m
					PD_SESSION_TIMEOUT=10s                                 | must be a duration
					PD_SESSION_TIMEOUT=31d                                 | must be a duration
					""")
	void readWhenSettingOfTheStoreIsWrongThenOneSentenceSaysWhatToDo(String settings, String sentence)
			throws IOException {
		write("{%s}".formatted(APP));
		ConfigSources sources = sources(Arrays.stream(settings.replaceAll("=KEY\\b", "=" + KEY).split(" "))
			.map((setting) -> setting.split("=", 2))
			.collect(Collectors.toMap((setting) -> setting[0], (setting) -> setting[1])));
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> {
			StoreSettings.of(sources, this.directory.toString());
			WebSettings.of(sources);
			PagerDutyApp.of(sources);
		})
			.withMessageContaining(sentence)
			.satisfies((ex) -> assertThat(ex.getMessage())
				.doesNotContain("s3cr3t", "czNjcjN0", KEY, KEY.substring(0, 8), "\n", "Exception")
				.matches("(?s).*[.?]"));
	}

	@Test
	void readWhenStoreIsNotNamedThenAFolderAtHome() throws IOException {
		write("{%s}".formatted(APP));
		StoreSettings settings = StoreSettings.of(sources(Map.of()), this.directory.toString());
		assertThat(settings.location())
			.isEqualTo(new StoreSettings.Folder(this.directory.resolve(".pagerduty-oauth-sample")));
		assertThat(settings.key()).isNull();
		assertThat(WebSettings.of(sources(Map.of())).sessionTimeout()).isEqualTo(Duration.ofHours(12));
		assertThat(app().refreshMargin()).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void readWhenStoreIsPostgreSqlThenPrintsWithoutSecrets() {
		StoreSettings settings = StoreSettings.of(sources(Map.of("PD_DATABASE_URL", "jdbc:postgresql://db/x",
				"PD_DATABASE_USER", "me", "PD_DATABASE_PASSWORD", "s3cr3t", "PD_STORE_KEY", KEY)),
				this.directory.toString());
		assertThat(settings.location())
			.isEqualTo(new StoreSettings.PostgreSql("jdbc:postgresql://db/x", "me", new Secret("s3cr3t")));
		assertThat(settings.toString()).doesNotContain("s3cr3t", KEY);
	}

	@Test
	void storeOnTheSandboxThenInMemoryAndTheRestIsNamedAsNotUsed() {
		StoreSettings settings = StoreSettings.onSandbox(sources(Map.of("PD_DATABASE_URL", "jdbc:postgresql://db/x",
				"PD_DATABASE_PASSWORD", "s3cr3t", "PD_STORE_KEY", "wrong")));
		assertThat(settings.location()).isEqualTo(new StoreSettings.Memory());
		assertThat(settings.notes()).singleElement()
			.asString()
			.endsWith(": DATABASE_URL, DATABASE_PASSWORD, STORE_KEY")
			.doesNotContain("s3cr3t", "wrong");
		assertThat(StoreSettings.onSandbox(sources(Map.of())).notes()).isEmpty();
	}

	private void write(String content) throws IOException {
		Files.writeString(this.directory.resolve("config.json"), content);
	}

	private ConfigSources sources(Map<String, String> environment) {
		return ConfigSources.read(null, environment, this.directory);
	}

	private PagerDutyApp app() {
		return PagerDutyApp.of(sources(Map.of()));
	}

}
