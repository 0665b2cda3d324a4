package sample.pagerduty.client.console;

import java.util.Locale;

/**
 * Why the console does not send what someone entered. The words are
 * {@code console.refused.KEY} in {@code messages.properties}.
 */
enum Refusal {

	PATH_LENGTH, PATH_SLASH, PATH_DOTS, PATH_CHARACTERS, VALUE_MISSING, VALUE_LENGTH, VALUE_SEGMENT, VALUE_CHARACTERS,
	/** The rest of the query cannot be read. */
	MORE,
	/** The call needs a user's token. */
	USER_ONLY,
	/** No app token was chosen. */
	NO_APP;

	/** The refusal's part of a message key. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
