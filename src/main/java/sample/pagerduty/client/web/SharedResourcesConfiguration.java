package sample.pagerduty.client.web;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Makes static files and the health endpoint public. */
@Configuration(proxyBeanMethods = false)
class SharedResourcesConfiguration {

	static final List<String> STATIC_FILES = List.of("/css/", "/js/", "/images/", "/webjars/");

	@Bean
	PublicRequests sharedResources() {
		return new PublicRequests(new OrRequestMatcher(
				Stream.concat(STATIC_FILES.stream().map((path) -> path + "**"), Stream.of(HealthHeader.PATH))
					.<RequestMatcher>map((path) -> pathPattern(path))
					.toList()));
	}

}
