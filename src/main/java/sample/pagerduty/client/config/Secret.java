package sample.pagerduty.client.config;

/**
 * A value that must not end in a log by being printed.
 *
 * @param value the secret itself
 */
public record Secret(String value) {

	@Override
	public String toString() {
		return "[secret]";
	}

}
