package sample.pagerduty.sandbox.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The key that signs ID tokens, made at first use because that takes longer than all else
 * in the start. Each sandbox has its own, so no key lies in a repository.
 */
@Component
class SigningKey {

	private final SingletonSupplier<RSAKey> key = SingletonSupplier.of(SigningKey::generate);

	JWKSet set() {
		return new JWKSet((JWK) this.key.obtain());
	}

	String id() {
		return this.key.obtain().getKeyID();
	}

	/**
	 * Stands in for the SHA-1 of a certificate (RFC 7515 section 4.1.7), which this key
	 * does not have: the SHA-1 of the key itself (RFC 7638).
	 */
	String thumbprint() {
		try {
			return this.key.obtain().computeThumbprint("SHA-1").toString();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RSAKey generate() {
		try {
			return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.RS256)
				.keyIDFromThumbprint(true)
				.generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
