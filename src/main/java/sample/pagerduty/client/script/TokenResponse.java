package sample.pagerduty.client.script;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.token.ConnectedUser;
import sample.pagerduty.client.token.Connection;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.util.StringUtils;

/**
 * What a script gets; names as in RFC 6749, 5.1, where it has one. Prints without the
 * token.
 *
 * @param accessToken the access token
 * @param tokenType always {@code Bearer}
 * @param expiresAt when the token ends, if PagerDuty said so
 * @param expiresIn the whole seconds until then
 * @param scope the scopes granted, with blanks between
 * @param apiUrl the base URL of the REST API that takes the token
 * @param user whose token it is
 */
@JsonNaming(SnakeCaseStrategy.class)
record TokenResponse(String accessToken, String tokenType, @Nullable Instant expiresAt, @Nullable Long expiresIn,
		String scope, URI apiUrl, ConnectedUser user) {

	static TokenResponse of(Connection connection, Instant now) {
		Instant expiresAt = connection.expiresAt();
		return new TokenResponse(connection.access().accessToken(), "Bearer", expiresAt,
				(expiresAt != null) ? Duration.between(now, expiresAt).toSeconds() : null,
				StringUtils.collectionToDelimitedString(connection.scopesGranted(), " "), connection.access().apiUrl(),
				connection.user());
	}

	@Override
	public String toString() {
		return "TokenResponse[expiresAt=" + this.expiresAt + "]";
	}

}
