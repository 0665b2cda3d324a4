package sample.pagerduty.client.store;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;

/**
 * Encrypts for many threads at once. Spring Security's encryptor lets one thread in at a
 * time, and each page opens several seals. So there are as many as are in use at once.
 */
final class SharedEncryptor implements BytesEncryptor {

	private final StoreKey key;

	private final Deque<BytesEncryptor> idle = new ConcurrentLinkedDeque<>();

	SharedEncryptor(StoreKey key) {
		this.key = key;
	}

	@Override
	public byte[] encrypt(byte[] content) {
		return use((encryptor) -> encryptor.encrypt(content));
	}

	@Override
	public byte[] decrypt(byte[] encrypted) {
		return use((encryptor) -> encryptor.decrypt(encrypted));
	}

	private byte[] use(Function<BytesEncryptor, byte[]> work) {
		BytesEncryptor encryptor = this.idle.poll();
		if (encryptor == null) {
			encryptor = AesGcmBytesEncryptor.withSecretKey(this.key.secretKey()).build();
		}
		try {
			return work.apply(encryptor);
		}
		finally {
			this.idle.push(encryptor);
		}
	}

}
