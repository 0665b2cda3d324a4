package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.Supplier;

import org.springframework.http.HttpMethod;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

import sample.pagerduty.client.web.HealthHeader;

/** Finds out once who uses a port of this machine. */
final class PortProbe {

	private final HttpProbe http;

	private final InetSocketAddress address;

	private final Supplier<Use> use = SingletonSupplier.of(this::find);

	PortProbe(HttpProbe http, InetSocketAddress address) {
		this.http = http;
		this.address = address;
	}

	int port() {
		return this.address.getPort();
	}

	boolean isUsedByThisApp() {
		return use() == Use.THIS_APP;
	}

	Use use() {
		return this.use.get();
	}

	private Use find() {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(this.address);
			return Use.FREE;
		}
		catch (IOException ex) {
			return whoAnswers();
		}
	}

	private Use whoAnswers() {
		try {
			return HealthHeader.isIn(this.http.ask(HttpMethod.GET, health()).headers()) ? Use.THIS_APP
					: Use.OTHER_PROGRAM;
		}
		catch (RestClientException ex) {
			return (ConnectFailure.of(ex) == ConnectFailure.REFUSED) ? Use.FORBIDDEN : Use.OTHER_PROGRAM;
		}
	}

	private URI health() {
		InetAddress host = this.address.getAddress();
		String name = (host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host).getHostAddress();
		return UriComponentsBuilder.newInstance()
			.scheme("http")
			.host(name.contains(":") ? "[" + name + "]" : name)
			.port(this.address.getPort())
			.path(HealthHeader.PATH)
			.build()
			.toUri();
	}

	enum Use {

		FREE,

		/** This app is running already. */
		THIS_APP,

		OTHER_PROGRAM,

		/** Free, but the user who runs this app is not allowed to use it. */
		FORBIDDEN

	}

}
