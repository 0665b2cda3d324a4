package sample.pagerduty.client.mcp;

import java.util.Optional;

import sample.pagerduty.client.script.ScriptKeyService;

import org.springframework.stereotype.Component;

/** Script keys that were created for the MCP server, for clients without a login. */
@Component
class ScriptKeyTokens implements McpTokens {

	private final ScriptKeyService keys;

	ScriptKeyTokens(ScriptKeyService keys) {
		this.keys = keys;
	}

	@Override
	public Optional<McpCaller> find(String bearerToken) {
		return this.keys.useForMcp(bearerToken)
			.map((key) -> new McpCaller(key.connectionId(), key.name(), key.mayWrite(), false));
	}

}
