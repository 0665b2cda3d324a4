package sample.pagerduty.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * Hashes nothing: the sandbox shows every password and its client secret on its own
 * pages. Hashing them would protect nobody and slow each token request down.
 */
class PublicPasswordEncoder extends AbstractValidatingPasswordEncoder {

	@Override
	protected String encodeNonNullPassword(String password) {
		return password;
	}

	@Override
	protected boolean matchesNonNull(String password, String expected) {
		return MessageDigest.isEqual(password.getBytes(StandardCharsets.UTF_8),
				expected.getBytes(StandardCharsets.UTF_8));
	}

}
