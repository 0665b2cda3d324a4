package sample.pagerduty.client.setup;

import java.util.List;
import java.util.function.BooleanSupplier;

/** A port of an app that is yet to start. */
final class PortCheck implements SetupCheck {

	private final String title;

	private final PortProbe probe;

	private final BooleanSupplier isRunningAlready;

	private final PortAdvice advice;

	/**
	 * A check.
	 * @param title what the port is for
	 * @param probe who has it
	 * @param isRunningAlready whether this app runs in another process
	 * @param advice what to do if another program has it
	 */
	PortCheck(String title, PortProbe probe, BooleanSupplier isRunningAlready, PortAdvice advice) {
		this.title = title;
		this.probe = probe;
		this.isRunningAlready = isRunningAlready;
		this.advice = advice;
	}

	@Override
	public List<Finding> look() {
		PortProbe.Tenant tenant = this.probe.tenant();
		if (tenant == PortProbe.Tenant.NOBODY) {
			return List.of(Finding.ok(this.title, (this.probe.port() == 0) ? "Any free one will do."
					: "Port %d is free.".formatted(this.probe.port())));
		}
		return List.of(this.isRunningAlready.getAsBoolean()
				? Finding.ok(this.title,
						"Port %d is in use by this app, which is running already.".formatted(this.probe.port()))
				: failed(tenant));
	}

	private Finding failed(PortProbe.Tenant tenant) {
		return (tenant == PortProbe.Tenant.FORBIDDEN)
				? Finding.failed(this.title,
						"Whoever runs this may not listen on port %d.".formatted(this.probe.port()),
						"Take a port from 1024 on in REDIRECT_URI (and at PagerDuty's App Registration): those below "
								+ "are for administrators.")
				: Finding.failed(this.title, "Port %d is in use by another program.".formatted(this.probe.port()),
						this.advice.text());
	}

}
