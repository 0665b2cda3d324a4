package sample.pagerduty.client.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, for values that are looked up but must not be readable. */
public final class Sha256 {

	private Sha256() {
	}

	public static byte[] digest(byte[] message) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(message);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
