package sample.pagerduty.client.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import sample.pagerduty.client.config.MetricsSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Micrometer with Prometheus, put together by hand: Spring Boot's own module for metrics
 * costs every start something, also if nobody reads them.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(MetricsEnabled.class)
@Import({ EventMetrics.class, StateMetrics.class })
class MetricsConfiguration {

	@Bean
	PrometheusMeterRegistry meterRegistry() {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		new JvmMemoryMetrics().bindTo(registry);
		new JvmThreadMetrics().bindTo(registry);
		new ProcessorMetrics().bindTo(registry);
		new UptimeMetrics().bindTo(registry);
		return registry;
	}

	/** Must be closed, because it listens to the collector. */
	@Bean
	JvmGcMetrics jvmGcMetrics() {
		return new JvmGcMetrics();
	}

	/**
	 * Those that Spring Boot declares, such as that of the pool of database connections.
	 */
	@Bean
	SmartInitializingSingleton meterBinders(MeterRegistry registry, ObjectProvider<MeterBinder> binders) {
		return () -> binders.orderedStream().forEach((binder) -> binder.bindTo(registry));
	}

	/** Requests by path pattern. The registry is no bean, so nothing else is observed. */
	@Bean
	FilterRegistrationBean<ServerHttpObservationFilter> requestMetrics(MeterRegistry registry) {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
		FilterRegistrationBean<ServerHttpObservationFilter> filter = new FilterRegistrationBean<>(
				new ServerHttpObservationFilter(observations));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return filter;
	}

	@Bean
	MetricsServer metricsServer(PrometheusMeterRegistry registry, MetricsSettings settings) {
		return new MetricsServer(registry, settings.port());
	}

}
