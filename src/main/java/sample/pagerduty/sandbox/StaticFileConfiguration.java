package sample.pagerduty.sandbox;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** How pages link to the sandbox's static files. */
@Configuration(proxyBeanMethods = false)
class StaticFileConfiguration {

	/**
	 * Replaces Spring Boot's filter, which looks up each link of a page among the jars to
	 * put a version into it. Here no link needs one, and the sign-in page has dozens.
	 */
	@Bean
	FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrlEncodingFilter() {
		FilterRegistrationBean<ResourceUrlEncodingFilter> registration = new FilterRegistrationBean<>(
				new ResourceUrlEncodingFilter());
		registration.setEnabled(false);
		return registration;
	}

}
