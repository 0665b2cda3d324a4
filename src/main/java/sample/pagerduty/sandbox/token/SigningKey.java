package sample.pagerduty.sandbox.token;

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
 * The key that signs ID tokens. It is generated at first use, because that takes longer
 * than the rest of the start. Each sandbox has its own, so no key is in the repository.
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
	 * The SHA-1 of the key (RFC 7638) in place of the SHA-1 of a certificate (RFC 7515
	 * section 4.1.7), because this key has no certificate.
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
