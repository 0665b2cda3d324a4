package sample.pagerduty.client.login;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;

/**
 * The keys that verify PagerDuty's ID tokens. Keeps them for some time, and fetches them
 * again when a token names an unknown key, but not at will of whoever sends such tokens.
 * Ignores keys that it cannot read (RFC 7517 section 5).
 */
final class IdTokenKeys implements JWKSource<SecurityContext> {

	private static final Logger logger = LoggerFactory.getLogger(IdTokenKeys.class);

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
			return this.source.get(selector, context);
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
			JWKSet keys = read(fetch());
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

		private static JWKSet read(@Nullable String body) throws KeySourceException {
			Map<String, Object>[] all = keysIn(body);
			if (all == null) {
				throw new JWKSetParseException("The answer is not a set of keys", null);
			}
			List<JWK> keys = new ArrayList<>();
			for (Map<String, Object> key : all) {
				addReadable(key, keys);
			}
			return new JWKSet(keys);
		}

		private static Map<String, Object> @Nullable [] keysIn(@Nullable String body) {
			try {
				Map<String, Object> set = JSONObjectUtils.parse((body != null) ? body : "");
				return (set != null) ? JSONObjectUtils.getJSONObjectArray(set, "keys") : null;
			}
			catch (ParseException | RuntimeException ex) {
				return null;
			}
		}

		private static void addReadable(Map<String, Object> key, List<JWK> keys) {
			try {
				keys.add(JWK.parse(key));
			}
			catch (ParseException | RuntimeException ex) {
				logger.warn("Ignored a key of PagerDuty that cannot be read");
			}
		}

		@Override
		public void close() throws IOException {
			// holds nothing
		}

	}

}
