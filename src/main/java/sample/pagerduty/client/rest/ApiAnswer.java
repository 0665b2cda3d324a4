package sample.pagerduty.client.rest;

import java.time.Duration;

import org.springframework.http.HttpHeaders;

/**
 * An answer of PagerDuty's REST API as received, up to a limit. Prints without its
 * content.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the body, or its beginning
 * @param truncated whether the body goes on
 * @param duration from sending the request to the last byte read
 */
public record ApiAnswer(int status, HttpHeaders headers, byte[] body, boolean truncated, Duration duration) {

	@Override
	public String toString() {
		return "ApiAnswer[status=" + this.status + ", bytes=" + this.body.length + "]";
	}

}
