package sample.pagerduty.sandbox.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * Compares passwords and the client secret as they are. The sandbox shows them on its
 * pages, so hashes would protect nothing and slow down each token request.
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
