package sample.pagerduty.client.setup;

import java.time.Clock;
import java.util.List;

import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.store.StoreProbe;
import sample.pagerduty.client.web.PublicRequests;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestClient;

/** The checks of a running app. */
@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

	@Bean
	SetupDoctor setupDoctor(ConfigSources sources, WebSettings web, PagerDutyApp app, StoreSettings store,
			RestClient pagerDutyRestClient, StoreProbe storeProbe, Clock clock) {
		AsyncTaskExecutor executor = executor();
		return new SetupDoctor(List.of(new ConfigurationCheck(sources, web, store), new RegistrationCheck(app, web),
				new AgentCheck(AgentSettings.of(sources)), new ListeningCheck(web),
				new StoreCheck(storeProbe, () -> false),
				new PagerDutyCheck(app, new HttpProbe(pagerDutyRestClient, clock), executor)), executor, clock);
	}

	/**
	 * Needs no sign-in if only this machine can reach the app: the page calls PagerDuty.
	 */
	@Bean
	PublicRequests setupPage(WebSettings web) {
		RequestMatcher page = PathPatternRequestMatcher.pathPattern(HttpMethod.GET, SetupController.PATH);
		return new PublicRequests((request) -> web.isForThisMachineOnly() && page.matches(request));
	}

	/** Not a bean: Spring would use it for everything else too. */
	static AsyncTaskExecutor executor() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("setup-");
		executor.setDaemon(true);
		return executor;
	}

}
