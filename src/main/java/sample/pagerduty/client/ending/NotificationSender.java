package sample.pagerduty.client.ending;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.Secret;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

/**
 * Sends a notification, signed as GitHub, Stripe and PagerDuty sign theirs: HMAC with
 * SHA-256 over the time and the body, so that a receiver can refuse an old one.
 */
final class NotificationSender {

	private static final Logger logger = LoggerFactory.getLogger(NotificationSender.class);

	private static final String ALGORITHM = "HmacSHA256";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final int MAX_ATTEMPTS = 5;

	private final URI url;

	private final Secret secret;

	private final RetryTemplate retries;

	private final Clock clock;

	/** No redirect, because it could lead to another receiver. */
	private final HttpClient http = HttpClient.newBuilder()
		.followRedirects(HttpClient.Redirect.NEVER)
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	NotificationSender(URI url, Secret secret, Duration firstPause, Clock clock) {
		this.url = url;
		this.secret = secret;
		this.retries = new RetryTemplate(RetryPolicy.builder()
			.includes(IOException.class)
			.maxRetries(MAX_ATTEMPTS - 1)
			.delay(firstPause)
			.multiplier(4)
			.build());
		this.retries.setRetryListener(new AttemptLog());
		this.clock = clock;
	}

	/** Tries some times, with longer and longer pauses. Says whether it was accepted. */
	boolean send(String json) {
		try {
			this.retries.execute(() -> attempt(json));
			return true;
		}
		catch (RetryException ex) {
			return false;
		}
	}

	private HttpResponse<Void> attempt(String json) throws IOException, InterruptedException {
		String time = String.valueOf(this.clock.instant().getEpochSecond());
		HttpRequest request = HttpRequest.newBuilder(this.url)
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json")
			.header("User-Agent", "pagerduty-oauth-sample")
			.header("X-Signature-Timestamp", time)
			.header("X-Signature-256", "sha256=" + signature(time + "." + json))
			.POST(BodyPublishers.ofString(json))
			.build();
		HttpResponse<Void> response = this.http.send(request, BodyHandlers.discarding());
		if (response.statusCode() / 100 != 2) {
			throw new RefusedException(response.statusCode());
		}
		return response;
	}

	private String signature(String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The receiver answered, but did not accept. */
	private static final class RefusedException extends IOException {

		@Serial
		private static final long serialVersionUID = 1L;

		RefusedException(int status) {
			super("status " + status);
		}

	}

	/** Says why an attempt failed. Messages of other exceptions can contain the URL. */
	private static final class AttemptLog implements RetryListener {

		@Override
		public void onRetryableExecution(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
			if (!state.isSuccessful()) {
				Throwable thrown = state.getLastException();
				logger.warn("NOTIFY_URL did not accept a notification ({}), attempt {} of {}",
						(thrown instanceof RefusedException) ? thrown.getMessage() : thrown.getClass().getSimpleName(),
						state.getRetryCount() + 1, MAX_ATTEMPTS);
			}
		}

	}

}
