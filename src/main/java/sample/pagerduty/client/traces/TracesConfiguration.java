package sample.pagerduty.client.traces;

import sample.pagerduty.client.config.TracesSettings;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * OpenTelemetry, put together by hand: what Spring Boot's own modules observe costs every
 * start something, and puts whole paths and the messages of exceptions into spans.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesEnabled.class)
@Import({ SpanExport.class, EventSpans.class, CallTemplates.class, RequestRoutes.class })
class TracesConfiguration {

	@Bean
	FilterRegistrationBean<RequestSpanFilter> requestSpans(SpanExport export, RequestRoutes routes, WebSettings web) {
		FilterRegistrationBean<RequestSpanFilter> filter = new FilterRegistrationBean<>(
				new RequestSpanFilter(export.tracer(), routes, web.trustProxy()));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return filter;
	}

}
