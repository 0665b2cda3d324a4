/**
 * PagerDuty's OAuth endpoints: the registration of this app, the client of the token
 * endpoint and what its failures mean, the tokens it issues, and revocation.
 */
@NullMarked
package sample.pagerduty.client.oauth;

import org.jspecify.annotations.NullMarked;
