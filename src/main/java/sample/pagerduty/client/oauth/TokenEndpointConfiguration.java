package sample.pagerduty.client.oauth;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The HTTP client for PagerDuty's token endpoint. */
@Configuration(proxyBeanMethods = false)
class TokenEndpointConfiguration {

	@Bean
	RestClient tokenEndpointRestClient(RestClient pagerDutyRestClient) {
		OAuth2AccessTokenResponseHttpMessageConverter tokens = new OAuth2AccessTokenResponseHttpMessageConverter();
		tokens.setAccessTokenResponseConverter(new TokenResponseConverter());
		return pagerDutyRestClient.mutate()
			.configureMessageConverters((converters) -> converters.registerDefaults().addCustomConverter(tokens))
			.defaultStatusHandler(new TokenEndpointErrorHandler())
			.build();
	}

}
