package sample.pagerduty.client.flow;

import java.time.Instant;
import java.util.List;

import sample.pagerduty.client.web.Times;

/**
 * What happened in a login, a refresh or a request for an app token, for a page. Holds no
 * secret.
 *
 * @param at when this app began to work on it
 */
public record Flow(FlowKind kind, Instant at, List<FlowStep> steps) {

	/** When it happened, for readers without JavaScript. */
	public String atInWords() {
		return Times.utc(this.at);
	}

	Flow withoutParameters() {
		return new Flow(this.kind, this.at, this.steps.stream().map(FlowStep::withoutParameters).toList());
	}

}
