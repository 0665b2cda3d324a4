package sample.pagerduty.client.mcp.login;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Fetches a small document that a stranger names, and never from inside the network. It
 * connects to the very address that it has checked, which the clients of the JDK cannot:
 * they look the name up again, and it may lead elsewhere by then (DNS rebinding).
 */
@Component
class PublicHttpsClient {

	private static final Duration MAX_TIME = Duration.ofSeconds(5);

	private static final int HTTPS = 443;

	private final Supplier<SSLSocketFactory> sockets;

	private final Supplier<Predicate<InetAddress>> allowed;

	/** Of URLs without a port. */
	private final int defaultPort;

	/** Prepares nothing yet: most apps never fetch a document. */
	@Autowired // the other one is for tests, with their own certificate and loopback
	PublicHttpsClient() {
		this.sockets = () -> (SSLSocketFactory) SSLSocketFactory.getDefault();
		this.allowed = SingletonSupplier.of(PublicHttpsClient::publicAddresses);
		this.defaultPort = HTTPS;
	}

	PublicHttpsClient(SSLSocketFactory sockets, Predicate<InetAddress> allowed, int defaultPort) {
		this.sockets = () -> sockets;
		this.allowed = () -> allowed;
		this.defaultPort = defaultPort;
	}

	/** Boot's filter, without two ranges that also lead to IPv4 addresses. */
	private static Predicate<InetAddress> publicAddresses() {
		return InetAddressFilter.externalAddresses().andNot("::/96", "64:ff9b:1::/48")::matches;
	}

	/**
	 * Fetches a document. Follows no redirect.
	 * @throws RefusedException if the document is not one that may be read
	 */
	byte[] get(URI url) throws IOException {
		InetAddress address = check(url.getHost());
		try (Socket socket = new Socket(Proxy.NO_PROXY)) {
			CompletableFuture.delayedExecutor(MAX_TIME.toMillis(), TimeUnit.MILLISECONDS).execute(() -> end(socket));
			int port = (url.getPort() != -1) ? url.getPort() : this.defaultPort;
			socket.connect(new InetSocketAddress(address, port), (int) MAX_TIME.toMillis());
			return exchange(url, encrypted(socket, url.getHost(), port));
		}
	}

	/** Refuses a name that has even one address inside. */
	private InetAddress check(String host) throws IOException {
		InetAddress[] addresses = InetAddress.getAllByName(host);
		for (InetAddress address : addresses) {
			if (!this.allowed.get().test(address)) {
				throw new RefusedException("is on a host that is not public");
			}
		}
		return addresses[0];
	}

	/** However slowly the other side sends, it does not hold a thread for longer. */
	private static void end(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private SSLSocket encrypted(Socket socket, String host, int port) throws IOException {
		SSLSocket encrypted = (SSLSocket) this.sockets.get().createSocket(socket, host, port, true);
		SSLParameters parameters = encrypted.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		encrypted.setSSLParameters(parameters);
		encrypted.startHandshake();
		return encrypted;
	}

	private static byte[] exchange(URI url, SSLSocket socket) throws IOException {
		String target = url.getRawPath() + ((url.getRawQuery() != null) ? "?" + url.getRawQuery() : "");
		socket.getOutputStream()
			.write(("GET " + target + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
					+ "\r\nAccept: application/json\r\nConnection: close\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
		return new HttpAnswer(socket.getInputStream()).body();
	}

	/** The document may not be read. */
	static final class RefusedException extends IOException {

		@Serial
		private static final long serialVersionUID = 1L;

		private final String reason;

		/**
		 * Creates an exception.
		 * @param reason the end of a sentence that begins with the document
		 */
		RefusedException(String reason) {
			super(reason);
			this.reason = reason;
		}

		String reason() {
			return this.reason;
		}

	}

}
