package sample.pagerduty.sandbox.account;

import sample.pagerduty.sandbox.Region;

/**
 * Whose account it is.
 *
 * @param id the account id, as in the ID token's {@code account_id}
 * @param name the invented company
 * @param subdomain the account's name in scopes such as {@code as_account-us.SUBDOMAIN}
 * @param region where the account lives
 */
public record Company(String id, String name, String subdomain, Region region) {
}
