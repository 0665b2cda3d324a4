package sample.pagerduty.client.web;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** What is the same for everyone: static files, and whether the app is up. */
@Configuration(proxyBeanMethods = false)
class SharedResourcesConfiguration {

	/** Where the static files are. */
	static final List<String> STATIC_FILES = List.of("/css/", "/js/", "/images/", "/webjars/");

	@Bean
	PublicRequests sharedResources() {
		return new PublicRequests(new OrRequestMatcher(
				Stream.concat(STATIC_FILES.stream().map((path) -> path + "**"), Stream.of("/actuator/health"))
					.<RequestMatcher>map((path) -> pathPattern(path))
					.toList()));
	}

}
