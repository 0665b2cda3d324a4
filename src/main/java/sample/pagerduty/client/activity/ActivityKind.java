package sample.pagerduty.client.activity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What used a connection. */
public enum ActivityKind {

	SCRIPT_KEY("Script key"),

	AGENT("Agent"),

	MCP_CLIENT("MCP client"),

	BROWSER("Browser"),

	TERMINAL("Terminal");

	private final String title;

	ActivityKind(String title) {
		this.title = title;
	}

	/** As pages show it. */
	public String title() {
		return this.title;
	}

	/** As addresses, JSON and metrics have it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<ActivityKind> find(String code) {
		return Arrays.stream(values()).filter((kind) -> kind.code().equals(code)).findFirst();
	}

}
