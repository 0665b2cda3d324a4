package sample.pagerduty.client.config;

import java.io.Serial;

/**
 * The configuration is invalid. The message tells the operator what is wrong and what to
 * write instead; it never contains a secret.
 */
public final class InvalidConfigurationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public InvalidConfigurationException(String sentence) {
		super(sentence);
	}

}
