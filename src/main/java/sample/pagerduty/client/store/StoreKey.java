package sample.pagerduty.client.store;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.config.Sha256;

import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * A key for AES-256. Does not appear when it is printed.
 *
 * @param id the beginning of the key's SHA-256 digest, which is not secret
 */
record StoreKey(String id, SecretKey secretKey) {

	private static final int LENGTH = 32;

	private static final int ID_LENGTH = 8;

	static StoreKey of(Secret base64) {
		byte[] key = Base64.getDecoder().decode(base64.value());
		if (key.length != LENGTH) {
			throw new IllegalArgumentException("A key for AES-256 has 32 bytes");
		}
		return new StoreKey(idOf(key), new SecretKeySpec(key, "AES"));
	}

	/** A new key, in base64. */
	static Secret generate() {
		return new Secret(Base64.getEncoder().encodeToString(KeyGenerators.secureRandom(LENGTH).generateKey()));
	}

	private static String idOf(byte[] key) {
		return HexFormat.of().formatHex(Arrays.copyOf(Sha256.digest(key), ID_LENGTH));
	}

	@Override
	public String toString() {
		return "StoreKey[id=" + this.id + "]";
	}

}
