package sample.pagerduty.client.store;

import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks that the key is the one that the store was written with, before anything is
 * written with a wrong key.
 */
record StoreKeyCheck(JdbcClient jdbc) {

	void check(StoreKeys keys) {
		String stored = storedKeyId().or(() -> store(keys.current().id())).or(this::storedKeyId).orElseThrow();
		if (stored.equals(keys.current().id())) {
			return;
		}
		StoreKey previous = keys.previous();
		if (previous == null || !stored.equals(previous.id())) {
			throw new StoreException(
					"The key in %s is not the one that the store was written with".formatted(keys.origin()),
					"Put the right key back (STORE_KEY, or the file store.key), or set STORE_KEY_PREVIOUS to it in "
							+ "addition to the new key. Nothing was changed; without the key no one can read the store.",
					null);
		}
		this.jdbc.sql("update store_key set key_id = ?").param(keys.current().id()).update();
	}

	private Optional<String> storedKeyId() {
		return this.jdbc.sql("select key_id from store_key").query(String.class).optional();
	}

	private Optional<String> store(String keyId) {
		try {
			this.jdbc.sql("insert into store_key (only_one, key_id) values (true, ?)").param(keyId).update();
			return Optional.of(keyId);
		}
		catch (DuplicateKeyException ex) {
			return Optional.empty(); // another process was faster
		}
	}

}
