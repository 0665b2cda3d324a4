package sample.pagerduty.client.config;

/** A value that does not appear when it is printed or logged. */
public record Secret(String value) {

	@Override
	public String toString() {
		return "[secret]";
	}

}
