package sample.pagerduty.client.script;

/** What a script key opens. */
public enum KeyPurpose {

	/** Tokens, for scripts. */
	TOKENS(""),

	/** The tools of the MCP server that read. */
	MCP("MCP"),

	/** All tools of the MCP server. */
	MCP_WRITE("MCP, may change");

	private final String label;

	KeyPurpose(String label) {
		this.label = label;
	}

	/** What the list of keys says about it; blank for the usual purpose. */
	String label() {
		return this.label;
	}

}
