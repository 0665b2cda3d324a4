package sample.pagerduty.client.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names and addresses of this machine itself. */
public final class Loopback {

	private static final Pattern NAMES = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)\\]?");

	private Loopback() {
	}

	/**
	 * Whether the host is this machine. Looks at the text only: with DNS rebinding any
	 * name can resolve to loopback.
	 */
	public static boolean includes(String host) {
		return NAMES.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

}
