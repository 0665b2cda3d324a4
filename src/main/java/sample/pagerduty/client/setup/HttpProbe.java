package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/**
 * Sends a request without credentials, with the HTTP client that calls PagerDuty. Any
 * answer will do.
 */
record HttpProbe(RestClient http, Clock clock) {

	private static final int MAX_BODY_BYTES = 256 * 1024;

	Answer ask(HttpMethod method, URI url) {
		return this.http.method(method).uri(url).exchangeForRequiredValue((request, response) -> answer(url, response));
	}

	private Answer answer(URI url, ClientHttpResponse response) throws IOException {
		return new Answer(url, response.getStatusCode().value(), response.getHeaders(), this.clock.instant(),
				new String(response.getBody().readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8));
	}

	/**
	 * An answer.
	 *
	 * @param url the URL of the request
	 * @param receivedAt by the clock of this machine
	 * @param body the first {@value #MAX_BODY_BYTES} bytes
	 */
	record Answer(URI url, int status, HttpHeaders headers, Instant receivedAt, String body) {
	}

}
