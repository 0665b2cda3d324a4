package sample.pagerduty.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How a command finds the running app, and how often it asks. */
class AppClientTests {

	private static final String CONNECTIONS = "/api/terminal/connections";

	private final WireMockServer app = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private Path keyFile;

	@BeforeEach
	void start(@TempDir Path directory) throws IOException {
		this.app.start();
		this.keyFile = Files.writeString(directory.resolve("key.json"),
				"{\"url\":\"%s/\",\"key\":\"k\"}".formatted(this.app.baseUrl()));
	}

	@AfterEach
	void stop() {
		this.app.stop();
	}

	@Test
	void connectionsThenAskedForOnceUntilALogin() {
		this.app.stubFor(WireMock.get(CONNECTIONS).willReturn(WireMock.okJson("[]")));
		AppClient client = AppClient.find(this.keyFile).orElseThrow();
		assertThat(client.connections()).isEmpty();
		assertThat(client.connections()).isEmpty();
		this.app.verify(1, WireMock.getRequestedFor(WireMock.urlPathEqualTo(CONNECTIONS)));
		assertThat(client.connectionsNow()).isEmpty();
		this.app.verify(2, WireMock.getRequestedFor(WireMock.urlPathEqualTo(CONNECTIONS)));
	}

	@Test
	void findWhenAnotherAppHasThePortThenNone() {
		this.app.stubFor(WireMock.get(CONNECTIONS).willReturn(WireMock.unauthorized()));
		assertThat(AppClient.find(this.keyFile)).isEmpty();
		this.app.stop();
		assertThat(AppClient.find(this.keyFile)).isEmpty();
	}

	@Test
	void connectionsWhenTheAppFailsThenItsProblem() {
		this.app.stubFor(WireMock.get(CONNECTIONS).willReturn(WireMock.serverError()));
		AppClient client = AppClient.find(this.keyFile).orElseThrow();
		assertThatExceptionOfType(TerminalException.class).isThrownBy(client::connections);
	}

}
