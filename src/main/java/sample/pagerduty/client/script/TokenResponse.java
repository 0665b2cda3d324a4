package sample.pagerduty.client.script;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppToken;
import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.token.ConnectedUser;
import sample.pagerduty.client.token.Connection;
import sample.pagerduty.client.token.Validity;
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
 * @param user whose token it is, if it is a user's
 * @param account which account it is for, if it is the app's own
 */
@JsonNaming(SnakeCaseStrategy.class)
record TokenResponse(String accessToken, String tokenType, @Nullable Instant expiresAt, @Nullable Long expiresIn,
		String scope, URI apiUrl, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ConnectedUser user,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Account account) {

	/**
	 * An account of PagerDuty.
	 *
	 * @param subdomain its name in its address
	 * @param region {@code us} or {@code eu}
	 */
	record Account(String subdomain, String region) {
	}

	static TokenResponse of(Connection connection, Instant now) {
		return of(connection.access(), connection.validity(), connection.scopesGranted(), now, connection.user(), null);
	}

	static TokenResponse of(AppToken token, Instant now) {
		return of(token.access(), token.grant().validity(), token.scopesGranted(), now, null,
				new Account(token.request().subdomain(), token.request().region().code()));
	}

	private static TokenResponse of(Access access, Validity validity, Set<String> scopes, Instant now,
			@Nullable ConnectedUser user, @Nullable Account account) {
		Instant expiresAt = validity.expiresAt();
		return new TokenResponse(access.accessToken(), "Bearer", expiresAt,
				(expiresAt != null) ? Duration.between(now, expiresAt).toSeconds() : null,
				StringUtils.collectionToDelimitedString(scopes, " "), access.apiUrl(), user, account);
	}

	@Override
	public String toString() {
		return "TokenResponse[expiresAt=" + this.expiresAt + "]";
	}

}
