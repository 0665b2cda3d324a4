package sample.pagerduty.client;

import java.net.InetAddress;
import java.util.List;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ProtocolHandler;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Listens on both loopback addresses if the redirect URI has {@code localhost}, which
 * means both. Otherwise another program at the other address could get the codes.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class OtherLoopbackConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final WebSettings web;

	OtherLoopbackConnector(WebSettings web) {
		this.web = web;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		List<InetAddress> addresses = this.web.addresses();
		addresses.subList(1, addresses.size())
			.forEach((address) -> factory.addAdditionalConnectors(connector(factory, address)));
	}

	/** Like the first connector: Spring Boot customizes only that one. */
	@SuppressWarnings("unchecked")
	private Connector connector(TomcatServletWebServerFactory factory, InetAddress address) {
		Connector connector = new Connector(TomcatWebServerFactory.DEFAULT_PROTOCOL);
		connector.setThrowOnFailure(true);
		connector.setPort(this.web.port());
		connector.setURIEncoding("UTF-8");
		connector.setProperty("bindOnInit", "false");
		AbstractProtocol<?> protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
		protocol.setAddress(address);
		LambdaSafe.callbacks(TomcatProtocolHandlerCustomizer.class, factory.getProtocolHandlerCustomizers(), protocol)
			.invoke((customizer) -> customizer.customize((ProtocolHandler) protocol));
		factory.getConnectorCustomizers().forEach((customizer) -> customizer.customize(connector));
		return connector;
	}

}
