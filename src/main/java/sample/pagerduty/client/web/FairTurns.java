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
 * Lets the requests that wait go first. Tomcat answers a connection's next request in the
 * same thread if it is there already. A virtual thread keeps its processor meanwhile, so
 * without this, a few busy connections keep all others waiting, for a second and more.
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
