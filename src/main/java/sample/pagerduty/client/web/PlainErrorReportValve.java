package sample.pagerduty.client.web;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Explains in a sentence why the server did not pass a request on, such as one with too
 * many cookies. All other errors get a designed page.
 */
final class PlainErrorReportValve extends ErrorReportValve {

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		if (response.getStatus() < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0
				|| !response.setErrorReported()) {
			return;
		}
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.setCharacterEncoding("UTF-8");
		try {
			response.getReporter().write("""
					This app cannot read the request (HTTP %d). Check the address. If it happens on every page, \
					the browser may send more than 16 kB of cookies to this host: delete the cookies of this \
					host and try again.
					""".formatted(response.getStatus()));
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			// the client is gone
		}
	}

	/** Puts the valve next to the app, so that it comes before Spring Boot's. */
	@Component
	@Order(Ordered.LOWEST_PRECEDENCE)
	static class Installer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

		@Override
		public void customize(ConfigurableTomcatWebServerFactory factory) {
			factory.addContextCustomizers(
					(context) -> context.getParent().getPipeline().addValve(new PlainErrorReportValve()));
		}

	}

}
