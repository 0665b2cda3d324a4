package sample.pagerduty.client.rest;

import java.io.IOException;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Logs each remote call at debug level: method, host, path, status and time. It leaves
 * out queries, headers and bodies, because they hold codes, tokens and secrets.
 */
final class RemoteCallLogger implements ClientHttpRequestInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(RemoteCallLogger.class);

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		long start = System.nanoTime();
		try {
			ClientHttpResponse response = execution.execute(request, body);
			log(request, "answered " + response.getStatusCode().value(), start);
			return response;
		}
		catch (IOException ex) {
			log(request, "failed with " + ex.getClass().getSimpleName(), start);
			throw ex;
		}
	}

	private static void log(HttpRequest request, String outcome, long start) {
		logger.debug("{} {}{} {} in {} ms", request.getMethod(), request.getURI().getHost(), request.getURI().getPath(),
				outcome, Duration.ofNanos(System.nanoTime() - start).toMillis());
	}

}
