package sample.pagerduty.client.rest;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;

import sample.pagerduty.client.config.PagerDutyApp;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The HTTP client for everything at PagerDuty (tokens, keys, REST API), and the REST API
 * on top. There is one client, so that its time-outs apply everywhere and no redirect can
 * carry a token elsewhere. The classes are declared here because the check of the setup
 * scans this package without the rest of the app.
 */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

	/**
	 * Built for the first call, because the JDK then reads all certificates that it
	 * trusts.
	 */
	@Bean
	ClientHttpRequestFactory pagerDutyRequestFactory(HttpClientSettings settings, PagerDutyApp app) {
		SingletonSupplier<ClientHttpRequestFactory> factory = SingletonSupplier
			.of(() -> createRequestFactory(settings, app));
		return (uri, method) -> factory.obtain().createRequest(uri, method);
	}

	private static ClientHttpRequestFactory createRequestFactory(HttpClientSettings settings, PagerDutyApp app) {
		ClientHttpRequestFactory factory = ClientHttpRequestFactoryBuilder.jdk()
			// A packed answer could unpack to far more, and a time-out breaks it.
			.withCustomizer((jdk) -> jdk.enableCompression(false))
			// Over HTTP/2 all calls share a connection. Answers that are not read to the
			// end block its flow control, until every call hangs.
			.withHttpClientCustomizer((client) -> client.version(HttpClient.Version.HTTP_1_1))
			.withHttpClientCustomizer((client) -> ProxyRoute.customize(client, app.proxy()))
			.build(settings);
		return ProxyRoute.withCredentials(factory, app.proxy());
	}

	/** For the library that fetches PagerDuty's keys. */
	@Bean
	RestTemplate pagerDutyRestTemplate(ClientHttpRequestFactory pagerDutyRequestFactory, PagerDutyApp app,
			ApplicationEventPublisher events) {
		RestTemplate restTemplate = new RestTemplate(pagerDutyRequestFactory);
		restTemplate.setInterceptors(List.of(new RemoteCallLogger(events), LimitedResponses.within(app.readTimeout())));
		return restTemplate;
	}

	@Bean
	RestClient pagerDutyRestClient(ClientHttpRequestFactory pagerDutyRequestFactory, PagerDutyApp app,
			ApplicationEventPublisher events) {
		return RestClient.builder()
			.requestFactory(pagerDutyRequestFactory)
			.requestInterceptor(new RemoteCallLogger(events))
			.requestInterceptor(LimitedResponses.within(app.readTimeout()))
			.build();
	}

	@Bean
	ApiErrorHandler apiErrorHandler(JsonMapper mapper, Clock clock) {
		return new ApiErrorHandler(mapper, clock);
	}

	@Bean
	PagerDutyApi pagerDutyApi(RestClient pagerDutyRestClient, ApiErrorHandler errors) {
		RestClient restClient = pagerDutyRestClient.mutate().defaultStatusHandler(errors).build();
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(restClient))
			.customArgumentResolver(new ApiAccessArgumentResolver())
			.build()
			.createClient(PagerDutyApi.class);
	}

	@Bean
	RegionCheck regionCheck(PagerDutyApi api) {
		return new RegionCheck(api);
	}

	@Bean
	PagerDutyClient pagerDutyClient(PagerDutyApi api, RegionCheck regionCheck) {
		return new PagerDutyClient(api, regionCheck);
	}

	@Bean
	RawPagerDutyClient rawPagerDutyClient(ClientHttpRequestFactory pagerDutyRequestFactory, PagerDutyApp app,
			ApiErrorHandler errors, RegionCheck regionCheck, ApplicationEventPublisher events) {
		RestClient restClient = RestClient.builder()
			.requestFactory(pagerDutyRequestFactory)
			.requestInterceptor(new RemoteCallLogger(events))
			.requestInterceptor(LimitedResponses.raw(app.readTimeout()))
			.build();
		return new RawPagerDutyClient(restClient, errors, regionCheck);
	}

}
