package sample.pagerduty.client.setup;

import java.util.List;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;

/** What must match PagerDuty's App Registration, for the operator to compare. */
record RegistrationCheck(PagerDutyApp app, WebSettings web) implements SetupCheck {

	@Override
	public List<Finding> check() {
		return List.of(Finding.ok("Redirect URI", this.app.sandbox() ? "Registered at the sandbox."
				: "Register exactly this URI at PagerDuty: localhost is not 127.0.0.1, and a slash at the end counts.")
			.withValue(this.web.redirectUri().toString()), Finding.ok("App type", kind()));
	}

	private String kind() {
		return "%s. Client ID %s, %s. Scopes requested: %s.".formatted(this.app.kind().title(), this.app.clientId(),
				(this.app.clientSecret() != null) ? "with a client secret" : "no client secret",
				String.join(" ", this.app.scopes()));
	}

}
