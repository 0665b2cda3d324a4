package sample.pagerduty.sandbox.company;

import org.jspecify.annotations.Nullable;

/**
 * A pointer to a resource, as PagerDuty nests it in others.
 *
 * @param type the resource's type with the suffix {@code _reference}
 * @param summary the resource's name
 * @param self the URL in the REST API
 * @param htmlUrl the URL in the browser; null if there is none
 */
public record ResourceReference(String id, String type, String summary, String self, @Nullable String htmlUrl) {
}
