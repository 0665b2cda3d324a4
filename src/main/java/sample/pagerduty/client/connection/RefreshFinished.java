package sample.pagerduty.client.connection;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.oauth.TokenFailure;

/**
 * PagerDuty has answered a refresh, or could not be asked.
 *
 * @param failure why it failed, if it did
 */
public record RefreshFinished(UUID connectionId, @Nullable TokenFailure failure) {

}
