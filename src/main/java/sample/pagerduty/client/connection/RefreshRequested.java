package sample.pagerduty.client.connection;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.oauth.TokenFailure;

/**
 * A person has asked for new tokens.
 *
 * @param failure why there are none, if there are none
 */
public record RefreshRequested(UUID connectionId, @Nullable TokenFailure failure) {

}
