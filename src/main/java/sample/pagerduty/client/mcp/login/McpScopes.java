package sample.pagerduty.client.mcp.login;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The scopes of the MCP server. */
final class McpScopes {

	/** Call the tools that only read. Every client has it. */
	static final String READ = "mcp";

	/** Call the tools that change something. */
	static final String WRITE = "mcp:write";

	static final List<String> ALL = List.of(READ, WRITE);

	private McpScopes() {
	}

	/** What a request for these scopes gets. Clients ask for scopes that do not exist. */
	static Set<String> of(Collection<String> requested) {
		Set<String> scopes = new LinkedHashSet<>(Set.of(READ));
		if (requested.contains(WRITE)) {
			scopes.add(WRITE);
		}
		return scopes;
	}

}
