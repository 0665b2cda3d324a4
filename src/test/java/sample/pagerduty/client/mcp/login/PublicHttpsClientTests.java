package sample.pagerduty.client.mcp.login;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** What is fetched for a stranger, and from where. */
class PublicHttpsClientTests {

	private static final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());

	private final PublicHttpsClient anywhere = new PublicHttpsClient(trustingAll(), (address) -> true, 443);

	@BeforeAll
	static void start() {
		server.start();
	}

	@AfterAll
	static void stop() {
		server.stop();
	}

	@Test
	void documentThenFetched() throws Exception {
		assertThat(get(WireMock.ok("{\"a\":\"ä\"}"))).isEqualTo("{\"a\":\"ä\"}");
		assertThat(get(WireMock.ok("x".repeat(64 * 1024)))).hasSize(64 * 1024);
	}

	@Test
	void documentWhenLengthIsNotSaidThenFetched() throws Exception {
		assertThat(get(WireMock.ok("y".repeat(30_000)).withChunkedDribbleDelay(4, 100))).hasSize(30_000);
	}

	@Test
	void documentWhenTooLargeThenRefused() {
		assertRefused(WireMock.ok("x".repeat(64 * 1024 + 1)), "64 kB");
		assertRefused(WireMock.ok("x".repeat(200_000)).withChunkedDribbleDelay(3, 100), "64 kB");
		assertRefused(WireMock.ok("x")
			.withHeader("Big", "h".repeat(7000))
			.withHeader("Big2", "h".repeat(7000))
			.withHeader("Big3", "h".repeat(7000)), "headers");
	}

	@Test
	void redirectThenNotFollowed() {
		assertRefused(WireMock.temporaryRedirect("/other"), "HTTP 200");
		assertRefused(WireMock.notFound(), "HTTP 200");
	}

	@Test
	void answerWhenSlowThenGivesUpInTime() {
		Instant start = Instant.now();
		assertThatIOException()
			.isThrownBy(() -> get(WireMock.ok("x".repeat(1000)).withChunkedDribbleDelay(100, 60_000)));
		assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(30));
	}

	@Test
	void certificateWhenNotTrustedThenNothingIsSent() {
		PublicHttpsClient strict = new PublicHttpsClient((SSLSocketFactory) SSLSocketFactory.getDefault(),
				(address) -> true, 443);
		server.stubFor(WireMock.get("/strict").willReturn(WireMock.ok()));
		assertThatExceptionOfType(SSLException.class).isThrownBy(() -> strict.get(url("/strict")));
		server.verify(0, WireMock.getRequestedFor(WireMock.urlEqualTo("/strict")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "127.1.2.3", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254",
			"10.0.0.1", "172.16.1.1", "192.168.1.1", "100.64.0.1", "0.0.0.0", "[::]", "[fd00::1]", "[fe80::1]",
			"[64:ff9b::a00:1]", "[64:ff9b:1::a00:1]", "[2002:a00:1::]", "[::10.0.0.1]", "224.0.0.1", "255.255.255.255",
			"[ff02::1]", "2130706433" })
	void hostWhenNotPublicThenRefusedBeforeAConnection(String host) {
		assertThatExceptionOfType(PublicHttpsClient.RefusedException.class)
			.isThrownBy(() -> new PublicHttpsClient().get(URI.create("https://" + host + "/client.json")))
			.withMessageContaining("not public");
	}

	/** A name that led to a public address when it was checked leads inside now. */
	@Test
	void addressThenTheOneThatWasCheckedIsUsed() throws Exception {
		server.stubFor(WireMock.get("/checked").willReturn(WireMock.ok("checked")));
		InetAddress[] checked = new InetAddress[1];
		PublicHttpsClient client = new PublicHttpsClient(trustingAll(), (address) -> {
			checked[0] = address;
			return true;
		}, 443);
		client.get(url("/checked"));
		assertThat(checked[0].isLoopbackAddress()).isTrue();
	}

	private void assertRefused(ResponseDefinitionBuilder answer, String reason) {
		assertThatExceptionOfType(PublicHttpsClient.RefusedException.class).isThrownBy(() -> get(answer))
			.withMessageContaining(reason);
	}

	private String get(ResponseDefinitionBuilder answer) throws Exception {
		server.stubFor(WireMock.get("/client.json?x=1").willReturn(answer));
		return new String(this.anywhere.get(url("/client.json?x=1")), StandardCharsets.UTF_8);
	}

	private static URI url(String path) {
		return URI.create("https://localhost:" + server.httpsPort() + path);
	}

	private static SSLSocketFactory trustingAll() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new TrustAll() }, new SecureRandom());
			return context.getSocketFactory();
		}
		catch (java.security.GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** For the certificate of the test server. */
	private static final class TrustAll extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
