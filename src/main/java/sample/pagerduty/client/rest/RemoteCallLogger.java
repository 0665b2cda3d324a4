package sample.pagerduty.client.rest;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Logs each remote call at debug level: method, host, path, status and time. It leaves
 * out queries, headers and bodies, because they hold codes, tokens and secrets. Publishes
 * a {@link RemoteCall} for those who count.
 */
record RemoteCallLogger(ApplicationEventPublisher events) implements ClientHttpRequestInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(RemoteCallLogger.class);

	private static final String RATE_LIMIT_REMAINING = "ratelimit-remaining";

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		long start = System.nanoTime();
		try {
			ClientHttpResponse response = execution.execute(request, body);
			int status = response.getStatusCode().value();
			finished(request, "answered " + status, start, status,
					response.getHeaders().getFirst(RATE_LIMIT_REMAINING));
			return response;
		}
		catch (IOException ex) {
			finished(request, "failed with " + ex.getClass().getSimpleName(), start, 0, null);
			throw ex;
		}
	}

	private void finished(HttpRequest request, String outcome, long start, int status, @Nullable String remaining) {
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		logger.debug("{} {}{} {} in {} ms", request.getMethod(), request.getURI().getHost(), request.getURI().getPath(),
				outcome, duration.toMillis());
		this.events.publishEvent(
				new RemoteCall(request.getMethod().name(), Objects.requireNonNullElse(request.getURI().getHost(), ""),
						RemoteCall.addressOf(request.getURI()), status, duration,
						(remaining != null && remaining.matches("[0-9]{1,9}")) ? Long.valueOf(remaining) : null));
	}

}
