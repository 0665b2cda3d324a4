package sample.pagerduty.client.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names and addresses by which a machine calls itself. */
public final class Loopback {

	private static final Pattern NAMES = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)\\]?");

	private Loopback() {
	}

	/**
	 * Whether the host is this machine, judged by its text alone: a name that merely
	 * resolves to loopback is how DNS rebinding works.
	 * @param host a host name or address, IPv6 with or without brackets
	 * @return {@code true} if it is loopback
	 */
	public static boolean includes(String host) {
		return NAMES.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

}
