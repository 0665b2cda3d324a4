package sample.pagerduty.client.flow;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.rest.RemoteCall;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the recorder of each call to PagerDuty, and what came of it. */
@Component
class RemoteCallListener {

	private static final String USER = "/users/me";

	private final String tokenEndpoint;

	private final String keys;

	RemoteCallListener(PagerDutyApp app) {
		this.tokenEndpoint = RemoteCall.addressOf(app.oauth().token());
		this.keys = RemoteCall.addressOf(app.oauth().jwks());
	}

	@EventListener
	void record(RemoteCall call) {
		FlowRecorder.tell((flow) -> record(call, flow));
	}

	private void record(RemoteCall call, FlowRecorder flow) {
		if (call.address().equals(this.tokenEndpoint)) {
			record(call, flow, flow.kind().tokenRequest(), flow.kind().tokenAnswer());
		}
		else if (call.address().equals(this.keys)) {
			record(call, flow, FlowMessage.KEYS_REQUEST, FlowMessage.KEYS_ANSWER);
		}
		else if (call.address().endsWith(USER)) {
			record(call, flow, FlowMessage.PROFILE_REQUEST, FlowMessage.PROFILE_ANSWER);
		}
	}

	private static void record(RemoteCall call, FlowRecorder flow, FlowMessage request, FlowMessage answer) {
		FlowRecorder.Step step = flow.sent(request).call(call.method(), call.address());
		if (call.status() > 0) {
			flow.add(answer).status(call.status()).took(call.duration());
		}
		else {
			step.took(call.duration());
		}
	}

}
