package sample.pagerduty;

import sample.pagerduty.client.setup.PortAdvice;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says which port is taken, who likes to take it, and what to change. */
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
	 * The sandbox fails in a context of its own first, then in the client's initializer.
	 */
	private boolean isOfTheClient(int port) {
		return !"sandbox".equals(this.environment.getProperty("spring.config.name"))
				&& String.valueOf(port).equals(this.environment.getProperty("server.port"));
	}

}
