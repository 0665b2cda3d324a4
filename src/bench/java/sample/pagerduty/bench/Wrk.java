package sample.pagerduty.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk, for one page as fast as it is answered. */
final class Wrk {

	static final int CONNECTIONS = 50;

	private static final Pattern RATE = Pattern.compile("Requests/sec: +([\\d.]+)");

	private static final Pattern P99 = Pattern.compile("99% +([\\d.]+)(us|ms|s)");

	private Wrk() {
	}

	/**
	 * What wrk says.
	 *
	 * @param rate requests a second
	 * @param p99 milliseconds that 99 % are answered within
	 */
	record Result(double rate, double p99) {
	}

	static Result get(URI url, int seconds, String... headers) throws Exception {
		List<String> command = new ArrayList<>(
				List.of("wrk", "--latency", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s"));
		for (String header : headers) {
			command.addAll(List.of("-H", header));
		}
		command.add(url.toString());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Matcher rate = RATE.matcher(output);
		Matcher p99 = P99.matcher(output);
		if (process.waitFor() != 0 || !rate.find() || !p99.find() || output.contains("Non-2xx")) {
			throw new IOException(String.join(" ", command) + "\n" + output);
		}
		double unit = switch (p99.group(2)) {
			case "us" -> 0.001;
			case "ms" -> 1;
			default -> 1000;
		};
		return new Result(Double.parseDouble(rate.group(1)), Double.parseDouble(p99.group(1)) * unit);
	}

}
