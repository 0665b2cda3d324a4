package sample.pagerduty.client.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, for values that are looked up but must not be readable. */
public final class Sha256 {

	private Sha256() {
	}

	/** The digest in hexadecimal, 64 characters. */
	public static String hex(byte[] message) {
		return HexFormat.of().formatHex(digest(message));
	}

	/** The digest, 32 bytes. */
	public static byte[] digest(byte[] message) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(message);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
