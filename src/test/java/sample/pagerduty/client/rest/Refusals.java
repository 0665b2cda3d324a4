package sample.pagerduty.client.rest;

/** Failures of PagerDuty's REST API, for tests of those who call it. */
public final class Refusals {

	private Refusals() {
	}

	public static PagerDutyApiException of(ApiFailure failure, Throwable cause) {
		return new PagerDutyApiException(failure, cause);
	}

}
