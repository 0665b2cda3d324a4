package sample.pagerduty.sandbox.company;

import sample.pagerduty.sandbox.Region;

/**
 * An invented company with its PagerDuty account.
 *
 * @param id the account ID, as in the ID token's {@code account_id}
 * @param name the company's name
 * @param subdomain the account's name in scopes such as {@code as_account-us.SUBDOMAIN}
 * @param region where the account lives
 */
public record Company(String id, String name, String subdomain, Region region) {
}
