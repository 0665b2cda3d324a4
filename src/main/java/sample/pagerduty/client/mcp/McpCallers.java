package sample.pagerduty.client.mcp;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells whom a bearer token belongs to, whichever feature issued it. */
@Component
class McpCallers {

	private final ObjectProvider<McpTokens> tokens;

	McpCallers(ObjectProvider<McpTokens> tokens) {
		this.tokens = tokens;
	}

	Optional<McpCaller> find(String bearerToken) {
		return this.tokens.orderedStream().flatMap((feature) -> feature.find(bearerToken).stream()).findFirst();
	}

}
