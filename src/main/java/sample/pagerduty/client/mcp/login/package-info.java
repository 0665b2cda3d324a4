/**
 * The login of MCP clients: an OAuth 2.1 authorization server, so that a person adds one
 * URL to an agent and does the rest in the browser. Spring's authorization server
 * validates requests and issues tokens; the classes here store them, and add what MCP
 * clients need and it lacks. A token opens the MCP server and nothing else.
 */
@NullMarked
package sample.pagerduty.client.mcp.login;

import org.jspecify.annotations.NullMarked;
