package sample.pagerduty.client.config;

/**
 * Settings of the MCP server.
 *
 * @param clientMetadata whether a client can be described by a document on the web
 */
public record McpSettings(boolean clientMetadata) {

	public static McpSettings of(ConfigSources sources) {
		return new McpSettings(sources.find(ConfigKey.MCP_CLIENT_METADATA).map(ConfigValue::flag).orElse(true));
	}

}
