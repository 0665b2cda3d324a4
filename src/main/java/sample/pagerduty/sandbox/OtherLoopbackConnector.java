package sample.pagerduty.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Lets the sandbox listen on both loopback addresses, because {@code localhost} means
 * both. Later than the first one, whose port may be any free port.
 */
@Component
class OtherLoopbackConnector implements ApplicationListener<ServletWebServerInitializedEvent> {

	private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

	private final TomcatServletWebServerFactory factory;

	OtherLoopbackConnector(TomcatServletWebServerFactory factory) {
		this.factory = factory;
	}

	@Override
	public void onApplicationEvent(ServletWebServerInitializedEvent event) {
		TomcatWebServer server = (TomcatWebServer) event.getWebServer();
		Connector first = server.getTomcat().getConnector();
		try {
			for (String name : LOOPBACK) {
				InetAddress address = InetAddress.getByName(name);
				if (!address.equals(protocol(first).getAddress())
						&& NetworkInterface.getByInetAddress(address) != null) {
					server.getTomcat().getService().addConnector(connector(first, address, server.getPort()));
				}
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			PortInUseException.throwIfPortBindingException(ex, server::getPort);
			throw new IllegalStateException(ex);
		}
	}

	/** With the same server properties as the first one. */
	private Connector connector(Connector first, InetAddress address, int port) {
		Connector connector = new Connector(first.getProtocolHandlerClassName());
		connector.setThrowOnFailure(true);
		connector.setPort(port);
		connector.setURIEncoding(first.getURIEncoding());
		protocol(connector).setAddress(address);
		this.factory.getConnectorCustomizers().forEach((customizer) -> customizer.customize(connector));
		return connector;
	}

	private static AbstractProtocol<?> protocol(Connector connector) {
		return (AbstractProtocol<?>) connector.getProtocolHandler();
	}

}
