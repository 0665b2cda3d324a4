package sample.pagerduty.client.setup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
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
			HTTP/1.1 407 Proxy Authentication Required | requires a user and password (HTTP 407)
			HTTP/1.1 403 Forbidden                     | the proxy refuses to connect to them
			HTTP/1.1 502 Bad Gateway                   | the proxy refuses to connect to them
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

	@Test
	void checkWhenProxyLeadsToTheHostThenReachedAndTheHostGetsNoPassword() throws Exception {
		String keyStore = this.directory.resolve("keys.p12").toString();
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "a", "-keyalg", "RSA", "-dname", "CN=x", "-ext", "san=dns:oauth.example.com",
				"-keystore", keyStore, "-storepass", "changeit", "-storetype", "PKCS12")
			.inheritIO()
			.start();
		assertThat(keytool.waitFor()).isZero();
		WireMockServer server = new WireMockServer(WireMockConfiguration.options()
			.dynamicPort()
			.dynamicHttpsPort()
			.bindAddress("127.0.0.1")
			.keystorePath(keyStore)
			.keystorePassword("changeit")
			.keyManagerPassword("changeit")
			.keystoreType("PKCS12"));
		server.start();
		server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("{\"keys\":[]}")));
		try (FakeProxy proxy = FakeProxy.leadingTo(server.httpsPort())) {
			String output = check(proxy, Map.of("PD_PROXY_USER", "Aladdin", "PD_PROXY_PASSWORD", "open:sesame",
					"JDK_JAVA_OPTIONS",
					"-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=changeit".formatted(keyStore)));
			assertThat(output).contains("OAuth host oauth.example.com: Reachable (HTTP 200).");
			assertThat(proxy.received()).contains("Proxy-Authorization: Basic QWxhZGRpbjpvcGVuOnNlc2FtZQ==");
			assertThat(server.getAllServeEvents()).isNotEmpty()
				.allSatisfy((event) -> assertThat(event.getRequest().getHeaders().keys())
					.doesNotContain("Proxy-Authorization"));
		}
		finally {
			server.stop();
		}
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
