package sample.pagerduty.client.connection;

import java.util.UUID;

/** A connection was deleted here, with all that belongs to it. */
public record ConnectionEnded(UUID connectionId) {

}
