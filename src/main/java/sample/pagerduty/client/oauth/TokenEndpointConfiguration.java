package sample.pagerduty.client.oauth;

import java.time.Clock;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.flow.FormRecorder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The HTTP client for PagerDuty's token endpoint. */
@Configuration(proxyBeanMethods = false)
class TokenEndpointConfiguration {

	@Bean
	RestClient tokenEndpointRestClient(RestClient pagerDutyRestClient, PagerDutyApp app, JsonMapper mapper,
			Clock clock) {
		OAuth2AccessTokenResponseHttpMessageConverter tokens = new OAuth2AccessTokenResponseHttpMessageConverter();
		tokens.setAccessTokenResponseConverter(new TokenResponseConverter(app.kind().accessTokenLifetime()));
		return pagerDutyRestClient.mutate()
			.requestInterceptor(new FormRecorder())
			.configureMessageConverters((converters) -> converters.registerDefaults().addCustomConverter(tokens))
			.defaultStatusHandler(new TokenEndpointErrorHandler(mapper, clock))
			.build();
	}

}
