package sample.pagerduty.client.mcp.login;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.mcp.McpAgent;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients whose id is the URL of a document about them. */
class MetadataDocumentIntegrationTests {

	private static final String CLIENT_ID = "https://client.example/oauth/metadata.json";

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(Clock.systemUTC());

	private final Browser browser = app.sample().browser();

	@BeforeEach
	void connect() {
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void loginWhenTheDocumentIsOverHttpsThenReadOnceAndWorks(@TempDir Path directory) throws Exception {
		try (MetadataDocumentServer server = new MetadataDocumentServer(directory)) {
			readWith(server.strictClient());
			McpTestClient client = new McpTestClient(app.sample(), MetadataDocumentServer.CLIENT_ID);
			assertThat(this.browser.get(client.authorizePath()).body()).contains("This program cannot be looked up");
			assertThat(server.fetched()).isZero();
			readWith(server.client());
			assertThat(client.ask(this.browser).body()).contains("Interop client", "localhost:49152");
			McpTestClient.Tokens tokens = McpTestClient.tokens(client.exchange(client.code(this.browser)));
			assertThat(new McpAgent(app.sample().home(), tokens.access()).call("whoami", "{}")
				.path("isError")
				.asBoolean(true)).isFalse();
			tokens = McpTestClient.tokens(client.refresh(tokens.refresh()));
			assertThat(McpTestClient.caller(app.sample(), tokens.access()).orElseThrow().clientName())
				.isEqualTo("Interop client");
			assertThat(server.fetched()).isEqualTo(1);
			// on another machine, the same program has the same id
			McpTestClient.Tokens others = client.login(this.browser);
			assertThat(McpTestClient.caller(app.sample(), others.access())).isPresent();
			assertThat(McpTestClient.caller(app.sample(), tokens.access())).isPresent();
		}
	}

	/** The app's own client refuses loopback, where the server of a test is. */
	private static void readWith(PublicHttpsClient client) {
		ReflectionTestUtils.setField(app.sample().context().getBean(MetadataDocuments.class), "http", client);
	}

	/** The document counts as read: nothing in a test has a public address. */
	@Test
	void loginWhenTheDocumentIsKnownThenWorksAndNamesItsHost() {
		app.sample()
			.context()
			.getBean(McpClientRepository.class)
			.saveDocument(new McpClient(CLIENT_ID, "Claude Code", List.of("http://localhost/callback"), Instant.now()));
		McpTestClient client = new McpTestClient(app.sample(), CLIENT_ID);
		HttpResponse<String> page = client.ask(this.browser);
		assertThat(page.body()).contains("Claude Code", "client.example", "localhost:49152");
		McpTestClient.Tokens tokens = McpTestClient.tokens(client.exchange(client.code(this.browser)));
		assertThat(McpTestClient.caller(app.sample(), tokens.access()).orElseThrow().clientName())
			.isEqualTo("Claude Code");
		McpTestClient.tokens(client.refresh(tokens.refresh()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://127.0.0.1/client.json", "https://localhost/client.json",
			"https://169.254.169.254/latest/meta-data", "https://[::1]/client.json", "https://10.0.0.1/client.json",
			"https://127.0.0.1:5432/client.json", "https://user@127.0.0.1/client.json", "https://127.0.0.1",
			"https://client.example/../client.json", "https://client.example/x#y", "https://client.example/a b",
			"https://2130706433/client.json", "https://client.example@127.0.0.1/x" })
	void clientIdWhenItPointsInsideThenErrorPage(String clientId) {
		McpTestClient client = new McpTestClient(app.sample(), clientId);
		HttpResponse<String> answer = this.browser.get(client.authorizePath());
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Location")).isEmpty();
		assertThat(answer.body()).contains("This program cannot be looked up");
		assertThat(McpTestClient.error(client.exchange("x"))).isEqualTo("invalid_client");
	}

	@Test
	void clientIdWhenNotHttpsThenUnknown() {
		for (String clientId : List.of("http://client.example/x", "file:///etc/passwd", "HTTPS://client.example/x")) {
			HttpResponse<String> answer = this.browser.get(new McpTestClient(app.sample(), clientId).authorizePath());
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.body()).contains("This program is not known here");
		}
	}

	/** A stranger must not make this app fetch anything. */
	@Test
	void clientIdWhenNotConnectedThenNothingIsRead() {
		McpTestClient client = new McpTestClient(app.sample(), "https://127.0.0.1/client.json");
		assertThat(Http.location(app.sample().browser().get(client.authorizePath()))).contains("/connect/pagerduty");
	}

	@Test
	void documentsWhenTurnedOffThenNeitherOfferedNorRead() throws Exception {
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample
					.start(pagerDuty.configuration("PD_MCP_CLIENT_METADATA", "false"))) {
			Browser other = sample.browser();
			assertThat(Http.json(other.get("/.well-known/oauth-authorization-server"))
				.path("client_id_metadata_document_supported")
				.asBoolean(true)).isFalse();
			SampleOnFakePagerDuty.login(other);
			assertThat(other.get(new McpTestClient(sample, CLIENT_ID).authorizePath()).body()).contains("set not to");
			assertThat(McpTestClient.register(sample).login(other).scope()).isEqualTo("mcp");
		}
	}

}
