package sample.pagerduty.client.web;

import jakarta.servlet.DispatcherType;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Reads the headers of a proxy if the operator trusts it. The same as Spring Boot's
 * strategy {@code framework}, but decided at the start, so that one set of bean
 * definitions fits both.
 */
@Configuration(proxyBeanMethods = false)
class ForwardedHeadersConfiguration {

	@Bean
	FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaderFilter(WebSettings web) {
		ForwardedHeaderFilter filter = new ForwardedHeaderFilter();
		filter.setRelativeRedirects(true);
		FilterRegistrationBean<ForwardedHeaderFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setEnabled(web.trustProxy());
		return registration;
	}

}
