package sample.pagerduty.client.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.RequiredValueExchangeFunction;
import org.springframework.web.client.RestClientException;

/**
 * Any call to PagerDuty's REST API, with the answer as received. Keeps a bounded part of
 * any answer. Every failure is a {@link PagerDutyApiException}.
 */
public final class RawPagerDutyClient {

	/** In bytes. */
	private static final int MAX_BODY = 1024 * 1024;

	/** Names the version of the API. */
	public static final MediaType MEDIA_TYPE = MediaType.parseMediaType(PagerDutyApi.MEDIA_TYPE);

	private final RestClient restClient;

	private final ApiErrorHandler errors;

	private final RegionCheck regionCheck;

	RawPagerDutyClient(RestClient restClient, ApiErrorHandler errors, RegionCheck regionCheck) {
		this.restClient = restClient;
		this.errors = errors;
		this.regionCheck = regionCheck;
	}

	/** Calls, and keeps the answer or its beginning. */
	public ApiAnswer get(ApiAccess access, ApiRequest request) {
		long start = System.nanoTime();
		return exchange(access, request, (ignored, response) -> successful(response, start));
	}

	/** Sends JSON, and keeps the answer or its beginning. */
	public ApiAnswer send(ApiAccess access, HttpMethod method, ApiRequest request, byte[] json) {
		long start = System.nanoTime();
		return exchange(access,
				this.restClient.method(method)
					.uri(request.at(access.apiUrl()))
					.contentType(MediaType.APPLICATION_JSON)
					.body(json),
				(ignored, response) -> successful(response, start));
	}

	/**
	 * Calls, and passes the whole answer on as it arrives, unless it is an error.
	 * @return the number of bytes
	 */
	public long download(ApiAccess access, ApiRequest request, OutputStream target) {
		long start = System.nanoTime();
		return exchange(access, request, (ignored, response) -> response.getStatusCode().is2xxSuccessful()
				? response.getBody().transferTo(target) : successful(response, start).body().length);
	}

	private ApiAnswer successful(ClientHttpResponse response, long start) throws IOException {
		ApiAnswer answer = read(response, start);
		if (this.errors.hasError(response)) {
			throw this.errors.exceptionOf(answer);
		}
		return answer;
	}

	private static ApiAnswer read(ClientHttpResponse response, long start) throws IOException {
		// Closed here: the client would read the rest to the end before it does.
		try (InputStream stream = response.getBody()) {
			byte[] body = stream.readNBytes(MAX_BODY);
			boolean truncated = body.length == MAX_BODY && stream.read() != -1;
			return new ApiAnswer(response.getStatusCode().value(), response.getHeaders(), body, truncated,
					Duration.ofNanos(System.nanoTime() - start));
		}
	}

	private <T> T exchange(ApiAccess access, ApiRequest request, RequiredValueExchangeFunction<T> function) {
		return exchange(access, this.restClient.get().uri(request.at(access.apiUrl())), function);
	}

	private <T> T exchange(ApiAccess access, RestClient.RequestHeadersSpec<?> call,
			RequiredValueExchangeFunction<T> function) {
		try {
			return call.accept(MEDIA_TYPE)
				.headers((headers) -> headers.setBearerAuth(access.accessToken()))
				.exchangeForRequiredValue(function);
		}
		catch (PagerDutyApiException ex) {
			throw this.regionCheck.explain(access, ex);
		}
		catch (RestClientException ex) {
			throw new PagerDutyApiException(RemoteCallFailure.of(ex), ex);
		}
	}

}
