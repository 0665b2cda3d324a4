package sample.pagerduty.client.config;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Whom to tell that a connection ends.
 *
 * @param url receives the notifications, or {@code null} for no one
 * @param secret signs them
 */
public record NotifySettings(@Nullable URI url, @Nullable Secret secret) {

	/** HMAC with SHA-256 needs 256 bits (RFC 2104 section 3). */
	private static final int MIN_SECRET_LENGTH = 32;

	public static NotifySettings of(ConfigSources sources) {
		Optional<ConfigValue> url = sources.find(ConfigKey.NOTIFY_URL);
		Optional<ConfigValue> secret = sources.find(ConfigKey.NOTIFY_SECRET);
		if (url.isEmpty()) {
			return new NotifySettings(null, null);
		}
		ConfigValue value = url.get();
		if (secret.isEmpty()) {
			throw value.invalid("needs %s too, which signs the notifications; create one with: openssl rand -base64 32"
				.formatted(value.nameOf(ConfigKey.NOTIFY_SECRET)));
		}
		if (secret.get().text().length() < MIN_SECRET_LENGTH) {
			throw secret.get().invalid("must have at least 32 characters; create one with: openssl rand -base64 32");
		}
		return new NotifySettings(value.url(), new Secret(secret.get().text()));
	}

}
