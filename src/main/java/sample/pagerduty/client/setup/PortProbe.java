package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.http.HttpMethod;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

import sample.pagerduty.client.web.HealthHeader;

/** Finds out once who uses a port of this machine. */
final class PortProbe {

	private final HttpProbe http;

	private final int port;

	private final List<InetAddress> addresses;

	private final Supplier<Holder> holder = SingletonSupplier.of(this::find);

	/** Of one address, or of several that the port is needed on. */
	PortProbe(HttpProbe http, int port, List<InetAddress> addresses) {
		this.http = http;
		this.port = port;
		this.addresses = List.copyOf(addresses);
	}

	int port() {
		return this.port;
	}

	boolean isUsedByThisApp() {
		return use() == Use.THIS_APP;
	}

	Use use() {
		return this.holder.get().use();
	}

	/** The address where the port is not free, as text for the operator. */
	String heldAddress() {
		String text = this.holder.get().address().getHostAddress();
		return text.equals("0:0:0:0:0:0:0:1") ? "::1" : text;
	}

	/** The worst of all: another program at one address is enough. */
	private Holder find() {
		List<Holder> holders = this.addresses.stream().map((address) -> new Holder(use(address), address)).toList();
		return holders.stream().max(Comparator.comparing(Holder::use)).orElseThrow();
	}

	private Use use(InetAddress address) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(address, this.port));
			return Use.FREE;
		}
		catch (IOException ex) {
			return whoAnswers(address);
		}
	}

	private Use whoAnswers(InetAddress address) {
		try {
			return HealthHeader.isIn(this.http.ask(HttpMethod.GET, health(address)).headers()) ? Use.THIS_APP
					: Use.OTHER_PROGRAM;
		}
		catch (RestClientException ex) {
			return (ConnectFailure.of(ex) == ConnectFailure.REFUSED) ? Use.FORBIDDEN : Use.OTHER_PROGRAM;
		}
	}

	private URI health(InetAddress address) {
		String name = (address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address).getHostAddress();
		return UriComponentsBuilder.newInstance()
			.scheme("http")
			.host(name.contains(":") ? "[" + name + "]" : name)
			.port(this.port)
			.path(HealthHeader.PATH)
			.build()
			.toUri();
	}

	private record Holder(Use use, InetAddress address) {
	}

	/** From good to bad. */
	enum Use {

		FREE,

		/** This app is running already. */
		THIS_APP,

		/** Free, but the user who runs this app is not allowed to use it. */
		FORBIDDEN,

		OTHER_PROGRAM

	}

}
