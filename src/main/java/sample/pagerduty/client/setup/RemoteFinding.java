package sample.pagerduty.client.setup;

import org.jspecify.annotations.Nullable;

/**
 * What was found at a host.
 *
 * @param finding the finding
 * @param answer the answer that it rests on, if there was one
 */
record RemoteFinding(Finding finding, HttpProbe.@Nullable Answer answer) {
}
