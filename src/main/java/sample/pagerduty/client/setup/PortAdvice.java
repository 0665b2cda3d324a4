package sample.pagerduty.client.setup;

/** What to do if another program uses the port. */
public enum PortAdvice {

	CLIENT("Stop that program (on macOS, AirPlay Receiver often uses port 5000: System Settings, General, AirDrop & "
			+ "Handoff), or use another port. Change REDIRECT_URI in config.json, or PD_REDIRECT_URI in the "
			+ "environment (PORT or PD_PORT, if that is https), and, unless you use the sandbox, in the redirect URL at PagerDuty's "
			+ "App Registration, which must be exactly the same."),

	SANDBOX("Stop that program, or set PD_SANDBOX_PORT in the environment, or SANDBOX_PORT in config.json, to another "
			+ "port (or use --sandbox-port if the sandbox runs alone).");

	private final String text;

	PortAdvice(String text) {
		this.text = text;
	}

	public String text() {
		return this.text;
	}

}
