package sample.pagerduty.client.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A digest, for what is to be found again but not to be read. */
public final class Sha256 {

	private Sha256() {
	}

	/**
	 * Digests a message.
	 * @param message the message
	 * @return its SHA-256 digest, 32 bytes
	 */
	public static byte[] digest(byte[] message) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(message);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
