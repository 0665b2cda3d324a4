package sample.pagerduty.client.tool;

import tools.jackson.databind.JsonNode;

/**
 * Something that an agent can do at PagerDuty on behalf of a person. A bean of this type
 * is a tool of this app: there is nothing else to register. Its class has the name of the
 * tool, so that settings can name it.
 */
public interface Tool {

	/** What the tool is. The same each time. */
	ToolDefinition definition();

	/**
	 * Calls it.
	 * @param input the arguments, already checked against the definition
	 * @return a JSON object without tokens
	 * @throws ToolException if the tool itself has something to complain about. Failures
	 * of PagerDuty need no handling.
	 */
	JsonNode call(ToolInput input, ToolContext context);

}
