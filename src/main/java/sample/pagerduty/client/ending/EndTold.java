package sample.pagerduty.client.ending;

/**
 * A notification was sent, or given up.
 *
 * @param accepted whether the receiver has accepted it
 */
public record EndTold(boolean accepted) {

}
