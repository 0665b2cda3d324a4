package sample.pagerduty.client.setup;

import java.util.List;
import java.util.function.BooleanSupplier;

/** A port that is needed when the app starts. */
record PortCheck(String title, PortProbe probe, BooleanSupplier isRunningAlready,
		PortAdvice advice) implements SetupCheck {

	@Override
	public List<Finding> check() {
		PortProbe.Use use = this.probe.use();
		if (use == PortProbe.Use.FREE) {
			return List.of(Finding.ok(this.title,
					(this.probe.port() == 0) ? "Any free port." : "Port %d is free.".formatted(this.probe.port())));
		}
		return List.of(this.isRunningAlready.getAsBoolean()
				? Finding.ok(this.title,
						"Port %d is in use by this app, which is running already.".formatted(this.probe.port()))
				: failed(use));
	}

	private Finding failed(PortProbe.Use use) {
		return (use == PortProbe.Use.FORBIDDEN) ? Finding.failed(this.title,
				"The user who runs this app is not allowed to listen on port %d.".formatted(this.probe.port()),
				"Use a port of 1024 or higher in REDIRECT_URI and at PagerDuty's App Registration; lower ones are "
						+ "for administrators.")
				: Finding.failed(this.title, "Port %d is in use by another program. It listens on %s."
					.formatted(this.probe.port(), this.probe.heldAddress()), this.advice.text());
	}

}
