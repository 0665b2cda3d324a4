package sample.pagerduty.client.setup;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.Loopback;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.rest.RemoteCallFailure;
import sample.pagerduty.client.store.StoreProbe;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.web.client.RestClient;

/**
 * The checks before the app starts: without a web server, with a closed store, and with
 * nothing of the client but its settings and the HTTP client for PagerDuty. Not a
 * {@code @Configuration}, so that the client's component scan does not find it.
 */
@ComponentScan(basePackageClasses = RemoteCallFailure.class)
@ImportAutoConfiguration({ HttpClientAutoConfiguration.class, ImperativeHttpClientAutoConfiguration.class })
public class CheckApplication {

	@Bean
	SetupDoctor setupDoctor(ConfigSources sources, WebSettings web, PagerDutyApp app, StoreSettings store,
			RestClient pagerDutyRestClient, Clock clock) {
		AsyncTaskExecutor executor = SetupConfiguration.executor();
		HttpProbe http = new HttpProbe(pagerDutyRestClient, clock);
		PortProbe port = new PortProbe(http, web.port(), web.addresses());
		Stream<SetupCheck> local = Stream.of(new ConfigurationCheck(sources, web, store),
				new RegistrationCheck(app, web), new AgentCheck(AgentSettings.of(sources)),
				new PortCheck("Port", port, port::isUsedByThisApp, PortAdvice.CLIENT),
				new StoreCheck(StoreProbe.ofClosed(store), port::isUsedByThisApp));
		Stream<SetupCheck> remote = app.sandbox()
				? Stream.of(sandboxPort(app, http, port), CheckApplication::noPagerDuty)
				: Stream.of(new PagerDutyCheck(app, http, executor));
		return new SetupDoctor(Stream.concat(local, remote).toList(), executor, clock);
	}

	private static SetupCheck sandboxPort(PagerDutyApp app, HttpProbe http, PortProbe portOfTheApp) {
		PortProbe port = new PortProbe(http, app.oauth().token().getPort(), Loopback.addresses());
		return new PortCheck("Port of the sandbox", port, portOfTheApp::isUsedByThisApp, PortAdvice.SANDBOX);
	}

	private static List<Finding> noPagerDuty() {
		return List.of(Finding.notChecked("PagerDuty",
				"This app would use the sandbox, which starts together with it. PagerDuty is not called."));
	}

}
