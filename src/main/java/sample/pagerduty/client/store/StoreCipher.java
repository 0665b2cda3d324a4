package sample.pagerduty.client.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;

/**
 * Encrypts what the database must not show, with AES-256-GCM. What is sealed for one
 * place can be opened at that place only: whoever can write to the database cannot give
 * the content of one row to another. The library's encryptor takes no associated data, so
 * the place is sealed in with the content, which GCM authenticates as a whole.
 */
public final class StoreCipher {

	private final StoreKeys keys;

	private final List<BytesEncryptor> encryptors;

	StoreCipher(StoreKeys keys) {
		this.keys = keys;
		this.encryptors = keys.all().stream().map(StoreCipher::encryptor).toList();
	}

	private static BytesEncryptor encryptor(StoreKey key) {
		return AesGcmBytesEncryptor.withSecretKey(key.secretKey()).build();
	}

	/**
	 * Seals content for a place.
	 * @param place what tells the place from all others, such as a row's id
	 * @param content what to encrypt
	 * @return the sealed content
	 */
	public byte[] seal(String place, byte[] content) {
		byte[] placeBytes = place.getBytes(StandardCharsets.UTF_8);
		byte[] both = ByteBuffer.allocate(Integer.BYTES + placeBytes.length + content.length)
			.putInt(placeBytes.length)
			.put(placeBytes)
			.put(content)
			.array();
		return this.encryptors.get(0).encrypt(both);
	}

	/**
	 * Opens what was sealed for a place.
	 * @param place the place that it was found at
	 * @param sealed what was found
	 * @return the content
	 * @throws BrokenSealException if it was sealed for another place, with another key,
	 * or changed
	 */
	public Opened open(String place, byte[] sealed) {
		for (BytesEncryptor encryptor : this.encryptors) {
			byte[] both;
			try {
				both = encryptor.decrypt(sealed);
			}
			catch (RuntimeException ex) {
				continue; // perhaps the previous key
			}
			return new Opened(contentOf(place, both), encryptor != this.encryptors.get(0));
		}
		throw new BrokenSealException();
	}

	private static byte[] contentOf(String place, byte[] both) {
		byte[] placeBytes = place.getBytes(StandardCharsets.UTF_8);
		int start = Integer.BYTES + placeBytes.length;
		if (both.length < start || ByteBuffer.wrap(both).getInt() != placeBytes.length
				|| !Arrays.equals(both, Integer.BYTES, start, placeBytes, 0, placeBytes.length)) {
			throw new BrokenSealException();
		}
		return Arrays.copyOfRange(both, start, both.length);
	}

	/** Names the key that seals, so that rows of another key can be found. */
	public String keyId() {
		return this.keys.current().id();
	}

	/**
	 * Opened content.
	 *
	 * @param content the content
	 * @param outdated whether it was sealed with the previous key and wants to be sealed
	 * anew
	 */
	public record Opened(byte[] content, boolean outdated) {
	}

}
