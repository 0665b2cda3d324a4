package sample.pagerduty.client.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives waiting requests a turn. If the next request of a connection has already arrived,
 * Tomcat answers it in the same thread, and a virtual thread does not give up its
 * processor in between. So a few busy connections could keep all others waiting for more
 * than a second. Yielding is a hint, but the latency of 99 % falls to half and less.
 */
@Component
class FairTurns implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addEngineValves(new YieldingValve());
	}

	private static final class YieldingValve extends ValveBase {

		YieldingValve() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			Thread.yield();
			getNext().invoke(request, response);
		}

	}

}
