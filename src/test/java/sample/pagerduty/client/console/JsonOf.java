package sample.pagerduty.client.console;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Long answers. */
final class JsonOf {

	private static final int MEGABYTE = 1024 * 1024;

	private JsonOf() {
	}

	/** A list of services that has at least this size. */
	static String megabytes(int megabytes) {
		String service = "{\"id\":\"PS%07d\",\"name\":\"A service\",\"teams\":[{\"id\":\"PT1\"}]},";
		int count = megabytes * MEGABYTE / service.formatted(0).length() + 1;
		return IntStream.range(0, count)
			.mapToObj(service::formatted)
			.collect(Collectors.joining("", "{\"services\":[", "{}],\"more\":false}"));
	}

}
