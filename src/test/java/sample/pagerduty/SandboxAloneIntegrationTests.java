package sample.pagerduty;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.client.config.InvalidConfigurationException;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The sandbox without the client, for other people's integrations. */
@ExtendWith(OutputCaptureExtension.class)
class SandboxAloneIntegrationTests {

	private static final Pattern OAUTH_URL = Pattern.compile("OAUTH_URL +(http://localhost:\\d+/oauth)\\n");

	private Closeable sandbox;

	@AfterEach
	void stopSandbox() throws IOException {
		if (this.sandbox != null) {
			this.sandbox.close();
		}
	}

	@Test
	void sandboxThenPrintsItsSettingsAndAcceptsItsRedirectUri(CapturedOutput log) throws Exception {
		this.sandbox = run("--sandbox", "--sandbox-port=0", "--redirect-uri=https://one.example/cb",
				"--redirect-uri=https://two.example/cb", "--app-scopes=openid,incidents.read");
		assertThat(log.getOut()).contains("PD_CLIENT_ID", "PD_CLIENT_SECRET", "API_URL", "https://two.example/cb",
				"openid incidents.read", "issuer", "/global/oauth/anonymous");
		Matcher oauthUrl = OAUTH_URL.matcher(log.getOut());
		assertThat(oauthUrl.find()).isTrue();
		assertThat(authorize(oauthUrl.group(1), "https://two.example/cb").statusCode()).isEqualTo(302);
		assertThat(authorize(oauthUrl.group(1), "https://two.example/").statusCode()).isEqualTo(400);
	}

	@Test
	void sandboxWhenAppIsPublicThenPrintsNoSecretAndTheScopesOfItsKind(CapturedOutput log) throws Exception {
		this.sandbox = run("--sandbox", "--sandbox-port=0", "--app-kind=public");
		assertThat(log.getOut()).contains("none: the app is public", "app kind          public", "openid read write")
			.containsPattern("API_URL in the EU http://localhost:\\d+/eu\n")
			.doesNotContain("sandbox-client-secret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--sandbox --redirect-uri=/callback     | --redirect-uri=/callback must be an absolute URI
			--sandbox --redirect-uri=myapp:cb      | must be an absolute URI with a path
			--sandbox --redirect-uri=              | --redirect-uri needs a value
			--sandbox --app-scopes=openid,a\"b    | is not a valid scope
			--sandbox --app-kind=private           | use scoped, classic or public
			--sandbox --app-kind=public --app-scopes=users.read | a public app can have only openid, read and write
			--sandbox --app-scopes=openid,read     | which only --app-kind=classic and --app-kind=public can have
			--sandbox --sandbox-port=many          | in --sandbox-port must be a port
			--sandbox --config=other.json          | --config does not apply to --sandbox
			--sandbox --server.port=7777           | --server.port does not apply to --sandbox
			--sandbox --check                      | --check does not apply to --sandbox
			--sandbox=false                        | --sandbox takes no value
			--redirect-uri=http://localhost/cb     | --redirect-uri needs --sandbox
			--sandbox-port=5077                    | --sandbox-port needs --sandbox
			--app-kind=private                     | use scoped, classic or public
			--check=yes                            | --check takes no value
			--config                               | --config needs a value
			sandbox                                | Unknown argument sandbox
			""")
	void argumentsWhenInvalidThenOneSentence(String arguments, String sentence) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> run(arguments.split(" ")).close())
			.withMessageContaining(sentence);
	}

	@Test
	void clientWhenItsPortIsTheSandboxsThenSaysSo() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> RunningSample
				.start(Map.of("REDIRECT_URI", "http://localhost:5001/callback", "SANDBOX_PORT", "5001"))
				.close())
			.withMessageContaining("SANDBOX_PORT");
	}

	private static Closeable run(String... args) {
		return PagerDutyOAuthSample.run(args, Map.of(), Path.of("target", "no-configuration"), Clock.systemUTC());
	}

	private static HttpResponse<String> authorize(String oauthUrl, String redirectUri) {
		return new Http(URI.create(oauthUrl)).get(oauthUrl
				+ "/authorize?response_type=code&client_id=sandbox-client-id&scope=openid&state=s"
				+ "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri="
				+ Http.encode(redirectUri), "Accept", "text/html");
	}

}
