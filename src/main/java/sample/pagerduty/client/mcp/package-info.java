/**
 * What agents see of this app over the Model Context Protocol (MCP). It knows no login:
 * rooms after it issue tokens and tell it whom a token belongs to.
 */
@NullMarked
package sample.pagerduty.client.mcp;

import org.jspecify.annotations.NullMarked;
