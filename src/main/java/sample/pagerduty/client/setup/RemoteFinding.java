package sample.pagerduty.client.setup;

import org.jspecify.annotations.Nullable;

/**
 * What was found at a host.
 *
 * @param answer the answer, if there was one
 * @param failure why there was none, otherwise {@code null}
 */
record RemoteFinding(RemoteTarget target, Finding finding, HttpProbe.@Nullable Answer answer,
		@Nullable ConnectFailure failure) {
}
