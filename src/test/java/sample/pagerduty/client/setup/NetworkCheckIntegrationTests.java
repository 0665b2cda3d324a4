package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Checkup;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;

import org.springframework.web.client.ResourceAccessException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

/** The network between this app and PagerDuty, PagerDuty's keys, and the clock. */
class NetworkCheckIntegrationTests {

	private static final String KEYS = "Keys of ID tokens";

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	@BeforeEach
	void tellTheTime() {
		this.pagerDuty.answer("/", ok().withHeader("Date",
				DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC))));
	}

	@AfterEach
	void stopPagerDuty() {
		this.pagerDuty.close();
	}

	@Test
	void checkWhenAllIsWellThenNothingFailsAndNoCredentialsAreSent() throws IOException {
		Checkup checkup = check();
		assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
		assertThat(checkup.lines()).allSatisfy((line) -> assertThat(line).startsWith("ok      "));
		assertThat(checkup.line("OAuth host")).contains("OAuth host " + this.pagerDuty.url().substring(7),
				"Reachable (HTTP 200).");
		assertThat(checkup.line(KEYS)).contains(FakePagerDuty.KEYS + ". RSA keys: 1.");
		assertThat(checkup.line("Clock")).contains("Within ", " of the clock of localhost.");
		assertThat(checkup.lines()).noneMatch((line) -> line.contains("API host"));
		assertThat(this.pagerDuty.server().getAllServeEvents()).hasSize(2)
			.allSatisfy((event) -> assertThat(event.getRequest().getHeaders().keys()).doesNotContain("Authorization",
					"Cookie"));
		assertThat(checkup.lines()).noneMatch((line) -> line.contains(FakePagerDuty.CLIENT_SECRET));
	}

	@Test
	void checkWhenAnswerRedirectsThenReachedAndNotFollowed() throws IOException {
		this.pagerDuty.answer("/", aResponse().withStatus(302).withHeader("Location", "/elsewhere"));
		assertThat(check().line("OAuth host")).startsWith("ok ").contains("HTTP 302");
		this.pagerDuty.server().verify(1, headRequestedFor(anyUrl()));
	}

	@Test
	void checkWhenHostHasNoNameThenSaysSo() throws IOException {
		Checkup checkup = check("PD_OAUTH_URL", "https://pagerduty.invalid/oauth");
		assertThat(checkup.line("OAuth host")).startsWith("FAILED  ")
			.contains("The name pagerduty.invalid cannot be resolved (DNS).", "spelling in OAUTH_URL",
					"-Dhttps.proxyHost=");
		assertThat(checkup.onlyFailure()).startsWith("FAILED  OAuth host pagerduty.invalid, " + KEYS + ": ");
		assertThat(checkup.line("API host")).startsWith("ok ");
		assertThat(checkup.line("Clock")).startsWith("ok ");
		assertThat(checkup.status()).isEqualTo(1);
	}

	@Test
	void checkWhenNothingListensThenRefused() throws IOException {
		int port = RunningSample.freePort();
		assertThat(check("PD_API_URL", "http://localhost:" + port).onlyFailure())
			.startsWith("FAILED  API host localhost:%d: localhost:%1$d refuses the connection. What to do: "
				.formatted(port))
			.contains("host and port in API_URL");
	}

	@Test
	void checkWhenCertificateIsSelfSignedThenUntrusted() throws IOException {
		assertThat(checkAgainstHttps().line("OAuth host")).startsWith("FAILED  ")
			.contains("This JVM does not trust the certificate of localhost:", "-Djavax.net.ssl.trustStore=FILE",
					"company");
	}

	@Test
	void checkWhenServerSpeaksNoTlsThenSaysSo() throws IOException {
		assertThat(check("PD_OAUTH_URL", this.pagerDuty.url().replace("http:", "https:") + "/oauth").line("OAuth host"))
			.startsWith("FAILED  ")
			.contains("The TLS connection to localhost:");
	}

	private Checkup checkAgainstHttps() throws IOException {
		WireMockServer https = new WireMockServer(
				WireMockConfiguration.options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));
		https.start();
		try {
			return check("PD_OAUTH_URL", "https://localhost:%d/oauth".formatted(https.httpsPort()));
		}
		finally {
			https.stop();
		}
	}

	@Test
	void checkWhenAnswerTakesTooLongThenTimeOut() throws IOException {
		this.pagerDuty.answer(FakePagerDuty.KEYS, ok().withFixedDelay(60_000));
		assertThat(check("PD_READ_TIMEOUT", "2s").onlyFailure()).startsWith("FAILED  " + KEYS)
			.contains("did not answer in time", "READ_TIMEOUT");
	}

	@Test
	void checkWhenServerAcceptsTheConnectionAndIsSilentThenTimeOut() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
			assertThat(check("PD_API_URL", "http://localhost:" + silent.getLocalPort(), "PD_READ_TIMEOUT", "2s")
				.onlyFailure()).startsWith("FAILED  API host").contains("did not answer in time");
		}
	}

	@Test
	void checkWhenConnectionBreaksThenSaysSo() throws IOException {
		this.pagerDuty.answer("/", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		assertThat(check().onlyFailure()).startsWith("FAILED  OAuth host")
			.contains("broke before there was an answer", "proxy or firewall");
	}

	static Stream<Arguments> answersOfOthers() {
		return Stream.of(Arguments.of(aResponse().withStatus(511), "The network answered", "Sign in to the network"),
				Arguments.of(squid(403, "ERR_ACCESS_DENIED 0"), "its own error page (HTTP 403)",
						"operator of the proxy"),
				Arguments.of(squid(503, "ERR_DNS_FAIL 0"), "its own error page (HTTP 503)", "operator of the proxy"),
				Arguments.of(squid(200, "ERR_CONNECT_FAIL 111"), "its own error page (HTTP 200)",
						"operator of the proxy"),
				Arguments.of(redirect(302, "https://login.hotel.example/?from=here"),
						"redirects to login.hotel.example", "Open that host in a browser"),
				Arguments.of(redirect(307, "//portal.corp.example/"), "redirects to portal.corp.example",
						"operator of the network"),
				Arguments.of(redirect(200, "http://10.0.0.1:8080/"), "redirects to 10.0.0.1", "Open that host"),
				Arguments.of(aResponse().withStatus(407), "requires a user and password (HTTP 407)", "PROXY_USER"));
	}

	private static ResponseDefinitionBuilder squid(int status, String error) {
		return aResponse().withStatus(status).withHeader("X-Squid-Error", error).withBody("<h1>ERROR</h1>");
	}

	private static ResponseDefinitionBuilder redirect(int status, String location) {
		return aResponse().withStatus(status).withHeader("Location", location);
	}

	@ParameterizedTest
	@MethodSource("answersOfOthers")
	void checkWhenSomethingInBetweenAnswersThenThatIsNotTheHost(ResponseDefinitionBuilder answer, String found,
			String advice) throws IOException {
		this.pagerDuty.answer("/", answer);
		assertThat(check().onlyFailure()).startsWith("FAILED  OAuth host").contains(found, advice);
		this.pagerDuty.reset();
		this.pagerDuty.answer(FakePagerDuty.KEYS, answer);
		assertThat(check().onlyFailure()).startsWith("FAILED  " + KEYS).contains(found, advice);
	}

	@Test
	void checkWhenTheHostRedirectsToItselfThenReached() throws IOException {
		for (String location : List.of("/sign_in", this.pagerDuty.url() + "/x", "?a", "not a url%")) {
			this.pagerDuty.answer("/", redirect(302, location));
			assertThat(check().line("OAuth host")).contains("Reachable (HTTP 302).");
		}
	}

	static Stream<Arguments> rareFailures() {
		return Stream.of(Arguments.of(new HttpConnectTimeoutException("x"), ConnectFailure.CONNECT_TIMEOUT),
				Arguments.of(new SSLHandshakeException("x").initCause(new CertificateException("No name matching")),
						ConnectFailure.BAD_CERTIFICATE),
				Arguments.of(new SSLHandshakeException("x").initCause(new CertPathValidatorException("expired")),
						ConnectFailure.BAD_CERTIFICATE),
				Arguments.of(new SocketException("Connection reset"), ConnectFailure.BROKEN));
	}

	@ParameterizedTest
	@MethodSource("rareFailures")
	void ofWhenFailureIsRareThenRecognized(IOException thrown, ConnectFailure expected) {
		assertThat(ConnectFailure.of(new ResourceAccessException("x", thrown))).isEqualTo(expected);
	}

	static Stream<Arguments> answersThatAreNoKeys() throws JOSEException {
		String ellipticCurve = new JWKSet(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()).toString();
		return Stream.of(Arguments.of(aResponse().withStatus(503), "answered with HTTP 503."),
				Arguments.of(okForContentType("text/html", "<html>Sign in to the guest network</html>"),
						"did not return a set of keys"),
				Arguments.of(okJson("{\"keys\":{}}"), "did not return a set of keys"),
				Arguments.of(okJson("[".repeat(100_000)), "did not return a set of keys"),
				Arguments.of(okJson("{\"keys\":[" + " ".repeat(1024 * 1024) + "]}"), "did not return a set of keys"),
				Arguments.of(aResponse().withBody(new byte[] { (byte) 0xff, (byte) 0xfe, 0 }),
						"did not return a set of keys"),
				Arguments.of(okJson("{\"keys\":[]}"), "returned no RSA key"),
				Arguments.of(okJson(ellipticCurve), "returned no RSA key"));
	}

	@ParameterizedTest
	@MethodSource("answersThatAreNoKeys")
	void checkWhenKeysAreInvalidThenSaysWhatCameInstead(ResponseDefinitionBuilder answer, String words)
			throws IOException {
		this.pagerDuty.answer(FakePagerDuty.KEYS, answer);
		assertThat(check().onlyFailure()).startsWith("FAILED  " + KEYS + ": " + this.pagerDuty.url())
			.contains(words, "Check that OAUTH_URL is right")
			.doesNotContain("guest network");
	}

	@ParameterizedTest
	@CsvSource({ "45,ahead of", "-7200,behind" })
	void checkWhenClockIsWrongThenSaysByHowMuch(int seconds, String direction) throws IOException {
		MovableClock clock = new MovableClock(Clock.systemUTC());
		clock.forward(Duration.ofSeconds(seconds));
		assertThat(Checkup.of(this.pagerDuty.configuration(), clock).onlyFailure()).matches(
				"FAILED  Clock: The clock of this machine is \\d+ seconds %s that of localhost\\. What to do: .*NTP.*"
					.formatted(direction));
	}

	@Test
	void checkWhenClockIsALittleWrongThenFine() throws IOException {
		MovableClock clock = new MovableClock(Clock.systemUTC());
		clock.forward(Duration.ofSeconds(15));
		assertThat(Checkup.of(this.pagerDuty.configuration(), clock).line("Clock")).startsWith("ok ");
	}

	@Test
	void checkWhenTheAnswerIsCachedThenItsAgeCounts() throws IOException {
		String old = "Sun, 22 Nov 2026 10:00:00 GMT";
		this.pagerDuty.answer("/", ok().withHeader("Date", old).withHeader("Age", "3600"));
		this.pagerDuty.answer(FakePagerDuty.KEYS, okJson("{\"keys\":[]}").withHeader("Date", old));
		Clock clock = Clock.fixed(Instant.parse("2026-11-22T11:00:05Z"), ZoneOffset.UTC);
		assertThat(Checkup.of(this.pagerDuty.configuration(), clock).line("Clock")).startsWith("ok ");
	}

	@Test
	void checkWhenNoAnswerTellsTheTimeThenNotChecked() throws IOException {
		this.pagerDuty.answer("/", ok().withHeader("Date", "yesterday"));
		this.pagerDuty.answer(FakePagerDuty.KEYS, okJson("{\"keys\":[]}").withHeader("Date", "soon"));
		assertThat(check().line("Clock")).startsWith("skipped ");
	}

	@Test
	void checkWhenNoHostHasANameThenOneFinding() throws IOException {
		Checkup checkup = Checkup.of(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "s3cret", "PD_OAUTH_URL",
				"https://oauth.invalid/oauth", "PD_API_URL", "https://api.invalid"));
		assertThat(checkup.onlyFailure()).startsWith("FAILED  PagerDuty: This machine reaches none")
			.contains("OAuth host oauth.invalid, API host api.invalid.", "-Dhttps.proxyHost=");
		assertThat(checkup.line("Clock")).startsWith("skipped ");
	}

	@Test
	void checkWhenNoHostListensThenOneFindingThatNamesTheSettings() throws IOException {
		Checkup checkup = check("PD_OAUTH_URL", "http://localhost:%d/oauth".formatted(RunningSample.freePort()),
				"PD_API_URL", "http://localhost:" + RunningSample.freePort());
		assertThat(checkup.onlyFailure())
			.startsWith(
					"FAILED  PagerDuty: This machine reaches none of PagerDuty's hosts: they refuse the connection.")
			.contains("OAuth host localhost:", "API host localhost:", "If you set OAUTH_URL or API_URL");
	}

	@Test
	void checkWhenASignInPageAnswersForAllThenOneFinding() throws IOException {
		ResponseDefinitionBuilder signIn = redirect(302, "http://login.hotel.example/");
		this.pagerDuty.answer("/", signIn);
		this.pagerDuty.answer(FakePagerDuty.KEYS, signIn);
		assertThat(check().onlyFailure()).startsWith("FAILED  OAuth host ")
			.contains(", " + KEYS + ": ", "redirects to login.hotel.example", "Open that host in a browser");
	}

	@Test
	void hostsWhenRegionIsOpenThenOfBothRegions() throws IOException {
		Checkup checkup = Checkup.of(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "s3cret", "PD_CONNECT_TIMEOUT",
				"500ms", "PD_READ_TIMEOUT", "500ms"));
		assertThat(checkup.lines()).noneMatch((line) -> line.contains("OAUTH_URL") || line.contains("API_URL"));
		assertThat(checkup.lines())
			.anySatisfy((line) -> assertThat(line).containsPattern("OAuth host app\\.pagerduty\\.com[:,] "))
			.anySatisfy((line) -> assertThat(line).containsPattern("API host api\\.pagerduty\\.com[:,] "))
			.anySatisfy((line) -> assertThat(line).containsPattern("API host api\\.eu\\.pagerduty\\.com[:.] "));
	}

	private Checkup check(String... settings) throws IOException {
		return Checkup.of(this.pagerDuty.configuration(settings));
	}

}
