package sample.pagerduty.client.flow;

/** What a flow is for. Each has its own words for what the token endpoint is asked. */
public enum FlowKind {

	LOGIN(FlowMessage.TOKEN_REQUEST, FlowMessage.TOKEN_ANSWER),

	REFRESH(FlowMessage.REFRESH_REQUEST, FlowMessage.REFRESH_ANSWER),

	APP_TOKEN(FlowMessage.APP_TOKEN_REQUEST, FlowMessage.APP_TOKEN_ANSWER);

	private final FlowMessage tokenRequest;

	private final FlowMessage tokenAnswer;

	FlowKind(FlowMessage tokenRequest, FlowMessage tokenAnswer) {
		this.tokenRequest = tokenRequest;
		this.tokenAnswer = tokenAnswer;
	}

	FlowMessage tokenRequest() {
		return this.tokenRequest;
	}

	FlowMessage tokenAnswer() {
		return this.tokenAnswer;
	}

}
