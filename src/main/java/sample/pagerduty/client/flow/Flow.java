package sample.pagerduty.client.flow;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happened in a login, a refresh or a request for an app token, for a page. Holds no
 * secret.
 *
 * @param at when this app began to work on it
 */
public record Flow(FlowKind kind, Instant at, List<FlowStep> steps) {

	/** The same, and then one thing more. */
	Flow and(FlowMessage message) {
		FlowStep step = new FlowStep(message, null, List.of(), List.of(), null, null, false);
		return new Flow(this.kind, this.at, Stream.concat(this.steps.stream(), Stream.of(step)).toList());
	}

	Flow withoutParameters() {
		return new Flow(this.kind, this.at, this.steps.stream().map(FlowStep::withoutParameters).toList());
	}

}
