package sample.pagerduty.client.store;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.StoreSettings.Folder;

/**
 * The keys of the store.
 *
 * @param current the key that encrypts
 * @param previous a key that can still decrypt, while it is being replaced, or
 * {@code null}
 * @param origin where the current key comes from, as text for the operator
 */
record StoreKeys(StoreKey current, @Nullable StoreKey previous, String origin) {

	static StoreKeys of(StoreSettings settings) {
		Secret configured = settings.key();
		if (configured != null) {
			Secret previous = settings.previousKey();
			return new StoreKeys(StoreKey.of(configured), (previous != null) ? StoreKey.of(previous) : null,
					"STORE_KEY");
		}
		if (settings.location() instanceof Folder folder) {
			StoreFolder files = new StoreFolder(folder.path());
			return new StoreKeys(files.key(), null, files.keyFile().toString());
		}
		return new StoreKeys(StoreKey.of(StoreKey.generate()), null, "memory");
	}

	List<StoreKey> all() {
		return Stream.concat(Stream.of(this.current), Stream.ofNullable(this.previous)).toList();
	}

}
