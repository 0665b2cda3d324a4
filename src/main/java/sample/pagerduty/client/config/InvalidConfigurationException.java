package sample.pagerduty.client.config;

import java.io.Serial;

/**
 * The configuration cannot be used. The message is one sentence for the operator that
 * says what is wrong and what to write instead; it never contains a secret.
 */
public final class InvalidConfigurationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * The configuration cannot be used.
	 * @param sentence what is wrong and what to write instead
	 */
	public InvalidConfigurationException(String sentence) {
		super(sentence);
	}

}
