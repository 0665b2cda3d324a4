/**
 * The page that tells people how to add the MCP server to their agent, which tools their
 * connection can call, and what a model gets from each.
 */
@NullMarked
package sample.pagerduty.client.agentpage;

import org.jspecify.annotations.NullMarked;
