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
 * Asks for any answer at all, with the HTTP client that talks to PagerDuty otherwise, but
 * without credentials.
 */
final class HttpProbe {

	private static final int LONGEST_BODY = 256 * 1024;

	private final RestClient http;

	private final Clock clock;

	HttpProbe(RestClient http, Clock clock) {
		this.http = http;
		this.clock = clock;
	}

	/**
	 * Asks.
	 * @param method how
	 * @param url what for
	 * @return the answer, whatever its status
	 * @throws org.springframework.web.client.RestClientException if there is none
	 */
	Answer ask(HttpMethod method, URI url) {
		return this.http.method(method).uri(url).exchangeForRequiredValue((request, response) -> answer(url, response));
	}

	private Answer answer(URI url, ClientHttpResponse response) throws IOException {
		return new Answer(url, response.getStatusCode().value(), response.getHeaders(), this.clock.instant(),
				new String(response.getBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8));
	}

	/**
	 * An answer.
	 *
	 * @param url what was asked for
	 * @param status the status
	 * @param headers the headers
	 * @param receivedAt when it came, by the clock of this machine
	 * @param body the beginning of the body
	 */
	record Answer(URI url, int status, HttpHeaders headers, Instant receivedAt, String body) {
	}

}
