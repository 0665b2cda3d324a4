/**
 * The authorization API for agents, compatible with Arcade's public clients. An
 * application starts an authorization, a person allows it on a page, and the application
 * gets a fresh token as long as the person does not withdraw the grant.
 */
@NullMarked
package sample.pagerduty.client.agent;

import org.jspecify.annotations.NullMarked;
