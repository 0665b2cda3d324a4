package sample.pagerduty.client;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import sample.pagerduty.client.config.ActivitySettings;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.McpSettings;
import sample.pagerduty.client.config.MetricsSettings;
import sample.pagerduty.client.config.NotifySettings;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.TracesSettings;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The client. The authorization server is on the class path only for the sandbox. Nothing
 * needs a proxy: transactions use a template, and JDBC templates translate exceptions.
 */
@SpringBootApplication(proxyBeanMethods = false,
		exclude = { OAuth2AuthorizationServerAutoConfiguration.class,
				OAuth2AuthorizationServerJwtAutoConfiguration.class, AopAutoConfiguration.class,
				PersistenceExceptionTranslationAutoConfiguration.class, TransactionAutoConfiguration.class })
public class ClientApplication {

	/**
	 * Hands the operator's settings to a context that is about to start. They come before
	 * all other property sources, so that a stray {@code SERVER_PORT} cannot move the app
	 * away from its redirect URI. {@code app} is asked when a bean needs it, because it
	 * may wait for the sandbox.
	 */
	public static void configure(GenericApplicationContext context, ConfigSources sources, WebSettings web,
			Supplier<PagerDutyApp> app, StoreSettings store, Clock clock) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("server.port", web.port());
		properties.put("server.address", web.bindAddress());
		// ForwardedHeadersConfiguration reads them
		properties.put("server.forward-headers-strategy", "none");
		properties.put("spring.http.clients.connect-timeout", PagerDutyApp.connectTimeout(sources));
		properties.put("spring.http.clients.read-timeout", PagerDutyApp.readTimeout(sources));
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("operator", properties));
		context.registerBean("pagerDutyApp", PagerDutyApp.class, app, (definition) -> definition
			.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true));
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		beans.registerSingleton("configSources", sources);
		beans.registerSingleton("webSettings", web);
		beans.registerSingleton("storeSettings", store);
		beans.registerSingleton("agentSettings", AgentSettings.of(sources));
		beans.registerSingleton("activitySettings", ActivitySettings.of(sources));
		beans.registerSingleton("mcpSettings", McpSettings.of(sources));
		beans.registerSingleton("metricsSettings", MetricsSettings.of(sources));
		beans.registerSingleton("notifySettings", NotifySettings.of(sources));
		beans.registerSingleton("clock", clock);
	}

	/** Hands a context the settings for traces, without which it has none. */
	public static void configureTraces(ConfigurableApplicationContext context, TracesSettings traces) {
		context.getBeanFactory().registerSingleton("tracesSettings", traces);
	}

}
