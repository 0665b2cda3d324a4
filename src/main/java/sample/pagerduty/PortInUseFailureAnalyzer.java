package sample.pagerduty;

import sample.pagerduty.client.setup.PortAdvice;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says which port is in use, what often uses it, and what to change. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortInUseFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

	private final Environment environment;

	PortInUseFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
		return new FailureAnalysis("Port %d is in use by another program.".formatted(cause.getPort()),
				(isOfTheClient(cause.getPort()) ? PortAdvice.CLIENT : PortAdvice.SANDBOX).text(), cause);
	}

	/**
	 * A port that the sandbox cannot get is reported by its own context first, and then
	 * by the client's, which starts it.
	 */
	private boolean isOfTheClient(int port) {
		return !"sandbox".equals(this.environment.getProperty("spring.config.name"))
				&& String.valueOf(port).equals(this.environment.getProperty("server.port"));
	}

}
