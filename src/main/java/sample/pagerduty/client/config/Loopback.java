package sample.pagerduty.client.config;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

	static InetAddress address(String text) {
		try {
			return InetAddress.getByName(text);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/**
	 * The address, and the other loopback address if this machine has it. Browsers try
	 * both for {@code localhost}, so a program at the other one would get the codes.
	 */
	static List<InetAddress> both(InetAddress address) {
		return Stream
			.concat(Stream.of(address), Stream.of("127.0.0.1", "::1").map(Loopback::address).filter(Loopback::isHere))
			.distinct()
			.toList();
	}

	/** Those of this machine. */
	public static List<InetAddress> addresses() {
		return both(InetAddress.getLoopbackAddress());
	}

	private static boolean isHere(InetAddress address) {
		try {
			return NetworkInterface.getByInetAddress(address) != null;
		}
		catch (SocketException ex) {
			return false;
		}
	}

}
