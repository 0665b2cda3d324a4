package sample.pagerduty.client.config;

import java.util.Base64;

import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** Creates secrets that nobody can guess: 256 random bits, as 43 characters for URLs. */
public final class RandomSecret {

	private static final StringKeyGenerator GENERATOR = new Base64StringKeyGenerator(
			Base64.getUrlEncoder().withoutPadding(), 32);

	private RandomSecret() {
	}

	public static String next() {
		return GENERATOR.generateKey();
	}

}
