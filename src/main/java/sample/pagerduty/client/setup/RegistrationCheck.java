package sample.pagerduty.client.setup;

import java.util.List;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;

/** What has to be the same at PagerDuty's App Registration. Only a person can compare. */
final class RegistrationCheck implements SetupCheck {

	private final PagerDutyApp app;

	private final WebSettings web;

	RegistrationCheck(PagerDutyApp app, WebSettings web) {
		this.app = app;
		this.web = web;
	}

	@Override
	public List<Finding> look() {
		return List.of(Finding.ok("Redirect URI", this.app.sandbox() ? "The sandbox has it registered."
				: "Must be registered at PagerDuty letter for letter: localhost is not 127.0.0.1, a slash at the end counts.")
			.withValue(this.web.redirectUri().toString()), Finding.ok("Kind of app", kind()));
	}

	private String kind() {
		return "%s. Client ID %s; %s; asks for %s.".formatted(this.app.kind().title(), this.app.clientId(),
				(this.app.clientSecret() != null) ? "there is a client secret" : "there is no client secret",
				String.join(" ", this.app.scopes()));
	}

}
