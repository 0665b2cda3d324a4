package sample.pagerduty.client.oauth;

import java.util.Set;

import sample.pagerduty.client.rest.ApiAccess;

/**
 * An access token that is ready for use (RFC 6750). Prints without the token.
 *
 * @param access the token and the REST API that accepts it
 * @param validity how long it is valid
 * @param scopes the scopes that it really has
 */
public record BearerToken(ApiAccess access, Validity validity, Set<String> scopes) {

}
