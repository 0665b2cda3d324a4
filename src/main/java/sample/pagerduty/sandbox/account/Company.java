package sample.pagerduty.sandbox.account;

/**
 * Whose account it is.
 *
 * @param id the account id, as in the ID token's {@code account_id}
 * @param name the invented company
 * @param subdomain the account's name in scopes such as {@code as_account-us.SUBDOMAIN}
 */
public record Company(String id, String name, String subdomain) {
}
