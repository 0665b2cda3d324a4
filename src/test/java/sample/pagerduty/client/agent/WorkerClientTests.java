package sample.pagerduty.client.agent;

import java.net.URI;
import java.time.Duration;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.client.config.AgentSettings.ToolWorker;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.tool.ToolError;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Servers with tools that fail in every way. */
class WorkerClientTests {

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

	private WorkerClient client = new WorkerClient(new JsonMapper(), Duration.ofSeconds(30));

	@BeforeEach
	void start() {
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	private void assertFails(ResponseDefinitionBuilder answer, ToolError.Kind kind) {
		this.server.stubFor(WireMock.get("/worker/tools").willReturn(answer));
		ToolWorker worker = new ToolWorker(URI.create("http://localhost:" + this.server.port()),
				new Secret("a secret of at least 32 characters"));
		long start = System.nanoTime();
		assertThatExceptionOfType(WorkerException.class).isThrownBy(() -> this.client.list(worker))
			.satisfies((thrown) -> assertThat(thrown.kind()).isEqualTo(kind));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	void listWhenTheServerFailsThenSaysHow() {
		assertFails(WireMock.unauthorized(), ToolError.Kind.FORBIDDEN);
		assertFails(WireMock.serverError(), ToolError.Kind.SERVER_ERROR);
		assertFails(WireMock.ok("<html>"), ToolError.Kind.SERVER_ERROR);
		assertFails(WireMock.ok("x".repeat(1_100_000)), ToolError.Kind.SERVER_ERROR);
	}

	@Test
	void listWhenTheServerRedirectsThenDoesNotFollow() {
		this.server.stubFor(WireMock.get("/elsewhere").willReturn(WireMock.okJson("[]")));
		assertFails(WireMock.temporaryRedirect("/elsewhere"), ToolError.Kind.SERVER_ERROR);
		this.server.verify(0, WireMock.getRequestedFor(WireMock.urlPathEqualTo("/elsewhere")));
	}

	@Test
	void listWhenTheServerHangsThenGivesUp() {
		this.client = new WorkerClient(new JsonMapper(), Duration.ofSeconds(2));
		assertFails(WireMock.okJson("[]").withFixedDelay(60_000), ToolError.Kind.TIMEOUT);
		assertFails(WireMock.okJson("[%s]".formatted(" ".repeat(5000))).withChunkedDribbleDelay(300, 60_000),
				ToolError.Kind.UNREACHABLE);
	}

}
