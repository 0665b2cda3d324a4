package sample.pagerduty.client.mcp;

import java.util.Map;

/** Methods of the protocol that belong together. */
interface McpMethods {

	Map<String, McpMethod> methods();

}
