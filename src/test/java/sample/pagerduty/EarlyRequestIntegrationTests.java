package sample.pagerduty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A request that comes as soon as the server listens, before the start has ended. */
class EarlyRequestIntegrationTests {

	private final List<HttpResponse<String>> pages = new ArrayList<>();

	@Test
	void requestWhenTheServerHasJustStartedThenTheWholePage() throws Exception {
		SpringApplication.withHook((application) -> new SpringApplicationRunListener() {

			@Override
			public void contextPrepared(ConfigurableApplicationContext context) {
				context.addApplicationListener((ApplicationListener<WebServerInitializedEvent>) (event) -> {
					int port = event.getWebServer().getPort();
					EarlyRequestIntegrationTests.this.pages
						.add(new Browser(URI.create("http://localhost:" + port + "/")).get("/"));
				});
			}

		}, () -> {
			try (RunningSample sample = RunningSample.start(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "b"))) {
				this.pages.add(sample.browser().get("/"));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		assertThat(this.pages).hasSize(2).allSatisfy((page) -> assertThat(page.statusCode()).isEqualTo(200));
		assertThat(this.pages.get(0).body()).isEqualTo(this.pages.get(1).body());
	}

}
