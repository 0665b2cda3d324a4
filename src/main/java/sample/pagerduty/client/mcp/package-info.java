/**
 * What agents see of this app over the Model Context Protocol (MCP). It knows no login:
 * rooms after it issue tokens and tell it whom a token belongs to. The protocol is
 * implemented here, because no Java library speaks its newest revision yet. It is small,
 * and it reaches PagerDuty only through the tools, so a library can replace it.
 */
@NullMarked
package sample.pagerduty.client.mcp;

import org.jspecify.annotations.NullMarked;
