package sample.pagerduty.client.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256, for values that are looked up but must not be readable. */
public final class Sha256 {

	private Sha256() {
	}

	/** The digest of a text in hexadecimal, 64 characters. */
	public static String hex(String text) {
		return HexFormat.of().formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** The digest of a text in base64 for URLs, 43 characters. */
	public static String base64Url(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(text.getBytes(StandardCharsets.UTF_8)));
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
