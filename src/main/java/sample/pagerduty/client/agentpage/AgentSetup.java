package sample.pagerduty.client.agentpage;

import java.util.List;

/**
 * How to add the MCP server to one agent: with a login in the browser, or with a key. The
 * forms are those that the makers of the agents document.
 *
 * @param id the name in the page's anchors
 */
record AgentSetup(String id, String name, Way login, Way key) {

	/** Marks the place of the key. */
	static final String KEY = "YOUR_KEY";

	/**
	 * One way to add it.
	 *
	 * @param before where the text belongs
	 * @param text a command, or a part of a settings file
	 * @param after what to do next; blank for nothing
	 */
	record Way(String before, String text, String after) {

		/** The text around the place of the key. */
		public List<String> pieces() {
			return List.of(this.text.split(KEY, -1));
		}

	}

	/** All of them for one address. */
	static List<AgentSetup> all(String url) {
		return List.of(claudeCode(url), vsCode(url), cursor(url), codex(url), gemini(url), inspector(url));
	}

	private static AgentSetup claudeCode(String url) {
		String add = "claude mcp add --transport http pagerduty " + url;
		return new AgentSetup("claude-code", "Claude Code",
				new Way("In a terminal:", add, "Then start claude, enter /mcp, choose pagerduty and log in."),
				new Way("In a terminal:", add + " --header \"Authorization: Bearer " + KEY + "\"", ""));
	}

	private static AgentSetup vsCode(String url) {
		return new AgentSetup("vs-code", "VS Code", new Way("In the file .vscode/mcp.json of the folder:", """
				{
				  "servers": {
				    "pagerduty": { "type": "http", "url": "%s" }
				  }
				}""".formatted(url), "Press Start above the entry, and log in."),
				new Way("The same file. VS Code asks for the key and keeps it out of the file:",
						"""
								{
								  "inputs": [
								    { "type": "promptString", "id": "pagerduty-key", "description": "PagerDuty MCP key", "password": true }
								  ],
								  "servers": {
								    "pagerduty": {
								      "type": "http",
								      "url": "%s",
								      "headers": { "Authorization": "Bearer ${input:pagerduty-key}" }
								    }
								  }
								}"""
							.formatted(url),
						"Press Start above the entry, and paste the key."));
	}

	private static AgentSetup cursor(String url) {
		return new AgentSetup("cursor", "Cursor",
				new Way("In the file ~/.cursor/mcp.json:", mcpServers("url", url, false),
						"Then log in where the settings of Cursor list the server."),
				new Way("In the file ~/.cursor/mcp.json:", mcpServers("url", url, true),
						"If Cursor offers a login anyway, use that."));
	}

	private static AgentSetup codex(String url) {
		String server = """
				[mcp_servers.pagerduty]
				url = "%s"
				""".formatted(url);
		return new AgentSetup("codex", "Codex",
				new Way("In the file ~/.codex/config.toml:", server.strip(),
						"Then run codex mcp login pagerduty in a terminal."),
				new Way("In the file ~/.codex/config.toml, which names a variable of the environment:",
						server + "bearer_token_env_var = \"PAGERDUTY_MCP_KEY\"",
						"Set the variable to the key before you start codex: export PAGERDUTY_MCP_KEY=" + KEY));
	}

	private static AgentSetup gemini(String url) {
		return new AgentSetup("gemini-cli", "Gemini CLI",
				new Way("In the file ~/.gemini/settings.json:", mcpServers("httpUrl", url, false),
						"Then start gemini and enter /mcp auth pagerduty."),
				new Way("In the file ~/.gemini/settings.json:", mcpServers("httpUrl", url, true), ""));
	}

	private static AgentSetup inspector(String url) {
		return new AgentSetup("inspector", "Inspector",
				new Way("In a terminal, with Node 22 or later:", "npx @modelcontextprotocol/inspector",
						"Choose Streamable HTTP, enter the URL above, press Connect and log in."),
				new Way("In a terminal; this lists the tools:", "npx @modelcontextprotocol/inspector --cli " + url
						+ " --transport http --method tools/list --header \"Authorization: Bearer " + KEY + "\"", ""));
	}

	/** The form that several agents share, except for the name of the URL. */
	private static String mcpServers(String urlName, String url, boolean withKey) {
		return """
				{
				  "mcpServers": {
				    "pagerduty": {
				      "%s": "%s"%s
				    }
				  }
				}""".formatted(urlName, url,
				withKey ? ",\n      \"headers\": { \"Authorization\": \"Bearer " + KEY + "\" }" : "");
	}

}
