package sample.pagerduty.client.web;

import java.util.stream.Stream;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Makes static files and the health endpoint public. */
@Configuration(proxyBeanMethods = false)
class SharedResourcesConfiguration {

	@Bean
	PublicRequests sharedResources() {
		return new PublicRequests(new OrRequestMatcher(
				Stream.concat(StaticFiles.PATHS.stream().map((path) -> path + "**"), Stream.of(HealthHeader.PATH))
					.<RequestMatcher>map((path) -> pathPattern(path))
					.toList()));
	}

	/**
	 * Turns off Spring Boot's filter, which looks up each link of a page as a static
	 * file. {@link StaticFiles} looks up those of static files, once.
	 */
	@Bean
	FilterRegistrationBean<ResourceUrlEncodingFilter> noLookupOfLinks() {
		FilterRegistrationBean<ResourceUrlEncodingFilter> filter = new FilterRegistrationBean<>(
				new ResourceUrlEncodingFilter());
		filter.setEnabled(false);
		return filter;
	}

}
