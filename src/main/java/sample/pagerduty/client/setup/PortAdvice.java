package sample.pagerduty.client.setup;

/** What to do when another program has a port that is wanted here. */
public enum PortAdvice {

	/** The port of this app. */
	CLIENT("End that program (on macOS, AirPlay Receiver likes port 5000: System Settings, General, AirDrop & "
			+ "Handoff), or take another port in two places: REDIRECT_URI in config.json or the environment "
			+ "(PORT, when REDIRECT_URI is https), and "
			+ "the redirect URL at PagerDuty's App Registration, letter for letter the same. On the sandbox the "
			+ "first is enough."),

	/** The port of the sandbox. */
	SANDBOX("End that program, or give the sandbox another port with SANDBOX_PORT in the environment (or "
			+ "--sandbox-port when it runs alone).");

	private final String text;

	PortAdvice(String text) {
		this.text = text;
	}

	/** The advice for the operator. */
	public String text() {
		return this.text;
	}

}
