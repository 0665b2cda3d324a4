package sample.pagerduty.client.login;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.rest.SigningKeys;

import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;

/**
 * The keys that verify PagerDuty's ID tokens. Keeps them for some time, and fetches them
 * again when a token names an unknown key, but not each time that someone sends such
 * tokens.
 */
final class IdTokenKeys implements JWKSource<SecurityContext> {

	private static final Duration MAX_AGE = Duration.ofHours(1);

	private static final Duration MIN_FETCH_INTERVAL = Duration.ofMinutes(1);

	private final JWKSource<SecurityContext> source;

	private volatile boolean fetched;

	IdTokenKeys(URI location, RestOperations rest, Duration timeout) {
		this.source = JWKSourceBuilder.create(new Fetching(location, rest))
			.cache(MAX_AGE.toMillis(), timeout.toMillis())
			.refreshAheadCache(false)
			.rateLimited(MIN_FETCH_INTERVAL.toMillis())
			.build();
	}

	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
		try {
			List<JWK> keys = this.source.get(selector, context);
			FlowRecorder.tell((flow) -> {
				if (!flow.has(FlowMessage.KEYS_REQUEST)) {
					flow.on(FlowMessage.KEYS_KNOWN);
				}
			});
			return keys;
		}
		catch (RateLimitReachedException ex) {
			if (this.fetched) {
				return List.of(); // fetched a moment ago, without such a key
			}
			throw ex;
		}
	}

	/** Fetches the keys from PagerDuty. */
	private final class Fetching implements JWKSetSource<SecurityContext> {

		private final URI location;

		private final RestOperations rest;

		private Fetching(URI location, RestOperations rest) {
			this.location = location;
			this.rest = rest;
		}

		@Override
		public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime,
				@Nullable SecurityContext context) throws KeySourceException {
			IdTokenKeys.this.fetched = false;
			JWKSet keys = SigningKeys.read(fetch())
				.orElseThrow(() -> new JWKSetParseException("The answer is not a set of keys", null));
			FlowRecorder.tell((flow) -> flow.on(FlowMessage.KEYS_ANSWER).parameter("keys", keys.size()));
			IdTokenKeys.this.fetched = true;
			return keys;
		}

		private @Nullable String fetch() throws KeySourceException {
			try {
				return this.rest.getForObject(this.location, String.class);
			}
			catch (RestClientException ex) {
				throw new JWKSetRetrievalException("The keys of PagerDuty cannot be fetched", ex);
			}
		}

		@Override
		public void close() throws IOException {
			// holds nothing
		}

	}

}
