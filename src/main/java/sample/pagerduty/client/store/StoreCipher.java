package sample.pagerduty.client.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Encrypts secrets in the database with AES-256-GCM. Content that is sealed for one place
 * can be opened at that place only, so that anyone who can write to the database cannot
 * move it to another row. Spring Security's encryptor takes no associated data, so the
 * place is encrypted together with the content.
 */
public final class StoreCipher {

	private final StoreKeys keys;

	private final List<SharedEncryptor> encryptors;

	StoreCipher(StoreKeys keys) {
		this.keys = keys;
		this.encryptors = keys.all().stream().map(SharedEncryptor::new).toList();
	}

	/** Encrypts content for a place, which is unique, such as a row's id. */
	public byte[] seal(String place, byte[] content) {
		byte[] placeBytes = place.getBytes(StandardCharsets.UTF_8);
		byte[] both = ByteBuffer.allocate(Integer.BYTES + placeBytes.length + content.length)
			.putInt(placeBytes.length)
			.put(placeBytes)
			.put(content)
			.array();
		return this.encryptors.get(0).encrypt(both);
	}

	/** Decrypts content, if it was sealed for this place and not changed. */
	public Opened open(String place, byte[] sealed) {
		for (SharedEncryptor encryptor : this.encryptors) {
			byte[] both;
			try {
				both = encryptor.decrypt(sealed);
			}
			catch (RuntimeException ex) {
				continue; // perhaps the previous key fits
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

	/** Identifies the current key, so that rows of another key can be found. */
	public String keyId() {
		return this.keys.current().id();
	}

	/**
	 * Decrypted content.
	 *
	 * @param outdated whether the previous key was used, so that the content should be
	 * sealed again
	 */
	public record Opened(byte[] content, boolean outdated) {
	}

}
