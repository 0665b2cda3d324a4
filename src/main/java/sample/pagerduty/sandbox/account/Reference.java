package sample.pagerduty.sandbox.account;

/**
 * A pointer to a resource, as PagerDuty nests it in others.
 *
 * @param id the resource's id
 * @param type the resource's type and {@code _reference}
 * @param summary the resource's name
 * @param self the resource in the REST API
 * @param htmlUrl the resource in the browser
 */
record Reference(String id, String type, String summary, String self, String htmlUrl) {
}
