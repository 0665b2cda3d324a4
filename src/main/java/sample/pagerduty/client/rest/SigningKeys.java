package sample.pagerduty.client.rest;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the keys that PagerDuty signs ID tokens with. */
public final class SigningKeys {

	private static final Logger logger = LoggerFactory.getLogger(SigningKeys.class);

	private SigningKeys() {
	}

	/**
	 * The keys in an answer, without those that cannot be read (RFC 7517 section 5).
	 * @return nothing if the answer is not a set of keys
	 */
	public static Optional<JWKSet> read(@Nullable String body) {
		try {
			Map<String, Object> set = JSONObjectUtils.parse((body != null) ? body : "");
			Map<String, Object>[] keys = (set != null) ? JSONObjectUtils.getJSONObjectArray(set, "keys") : null;
			return (keys != null) ? Optional.of(new JWKSet(readable(keys))) : Optional.empty();
		}
		catch (ParseException | RuntimeException ex) {
			return Optional.empty();
		}
	}

	private static List<JWK> readable(Map<String, Object>[] keys) {
		List<JWK> readable = new ArrayList<>();
		for (Map<String, Object> key : keys) {
			try {
				readable.add(JWK.parse(key));
			}
			catch (ParseException | RuntimeException ex) {
				logger.warn("Ignored a key of PagerDuty that cannot be read");
			}
		}
		return readable;
	}

}
