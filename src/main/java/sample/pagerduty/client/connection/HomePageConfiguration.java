package sample.pagerduty.client.connection;

import sample.pagerduty.client.web.PublicRequests;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Lets anyone see the home page, which says how to connect. */
@Configuration(proxyBeanMethods = false)
class HomePageConfiguration {

	@Bean
	PublicRequests homePage() {
		return new PublicRequests(pathPattern(HomePage.PATH));
	}

}
