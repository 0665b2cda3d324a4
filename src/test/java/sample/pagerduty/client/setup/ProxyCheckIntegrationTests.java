package sample.pagerduty.client.setup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.SampleProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way to PagerDuty through a proxy, in a process of its own, because the JVM reads
 * the setting for passwords only once.
 */
class ProxyCheckIntegrationTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			HTTP/1.1 407 Proxy Authentication Required | wants a user and password (HTTP 407)
			HTTP/1.1 403 Forbidden                     | The proxy refuses to connect to oauth.example.com
			HTTP/1.1 502 Bad Gateway                   | The proxy refuses to connect to oauth.example.com
			""")
	void checkWhenProxyAnswersThenThatIsNotPagerDuty(String status, String words) throws Exception {
		try (FakeProxy proxy = new FakeProxy(
				status + "\r\nProxy-Authenticate: Basic realm=\"company\"\r\nDate: Sun, 22 Nov 2020 10:00:00 GMT"
						+ "\r\nContent-Length: 0\r\nConnection: close")) {
			String output = check(proxy, Map.of());
			assertThat(output.lines().filter((line) -> line.contains("OAuth host oauth.example.com"))).singleElement()
				.asString()
				.startsWith("FAILED  ")
				.contains(words);
			assertThat(output).contains("skipped Clock").doesNotContain("Reachable");
			assertThat(proxy.received()).anyMatch((line) -> line.startsWith("CONNECT oauth.example.com:443"))
				.noneMatch((line) -> line.startsWith("Proxy-Authorization"));
		}
	}

	@Test
	void checkWhenProxyWantsAPasswordThenGetsItInTheFirstRequest() throws Exception {
		try (FakeProxy proxy = new FakeProxy("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close")) {
			String output = check(proxy, Map.of("PD_PROXY_USER", "Aladdin", "PD_PROXY_PASSWORD", "open:sesame"));
			assertThat(proxy.received()).contains("Proxy-Authorization: Basic QWxhZGRpbjpvcGVuOnNlc2FtZQ==");
			assertThat(output).doesNotContain("sesame", "QWxhZGRpbjpvcGVuOnNlc2FtZQ");
		}
	}

	@Test
	void checkWhenProxyIsNotThereThenNamesTheProxy() throws Exception {
		FakeProxy proxy = new FakeProxy("");
		proxy.close();
		assertThat(check(proxy, Map.of())).contains(proxy.url().substring(7) + " refuses the connection.",
				"Check the host and port in PROXY_URL.");
	}

	private String check(FakeProxy proxy, Map<String, String> more) throws Exception {
		Map<String, String> environment = new HashMap<>(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "s3cr3t",
				"PD_OAUTH_URL", "https://oauth.example.com/oauth", "PD_PROXY_URL", proxy.url(), "PD_STORE", "memory"));
		environment.putAll(more);
		try (SampleProcess process = SampleProcess.start(this.directory, environment, "--check")) {
			assertThat(process.awaitEnd()).isEqualTo(1);
			return process.output();
		}
	}

}
