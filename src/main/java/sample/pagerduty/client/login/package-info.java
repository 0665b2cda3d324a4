/**
 * Logging in at PagerDuty: authorization code with PKCE, the rules for its ID tokens, and
 * plain words for each way in which a login can fail.
 * <p>
 * The {@code UserSwitch…} classes are one mechanism. If the browser is connected as
 * another person,
 * {@link sample.pagerduty.client.login.ConnectingAuthorizedClientRepository} lets the
 * login wait in the session,
 * {@link sample.pagerduty.client.login.UserSwitchAuthenticationStrategy} stops Spring
 * Security before the session changes hands,
 * {@link sample.pagerduty.client.login.LoginFailureHandler} leads to the question, and
 * {@link sample.pagerduty.client.login.UserSwitchController} asks it.
 */
@NullMarked
package sample.pagerduty.client.login;

import org.jspecify.annotations.NullMarked;
