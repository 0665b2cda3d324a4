package sample.pagerduty.client.script;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.connection.ConnectedUser;
import sample.pagerduty.client.oauth.BearerToken;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.util.StringUtils;

/**
 * The JSON that a script gets. The names are those of RFC 6749 section 5.1 where it has
 * one. Prints without the token.
 *
 * @param accessToken the access token
 * @param tokenType always {@code bearer}, as PagerDuty writes it
 * @param expiresAt when the token expires, if PagerDuty said so
 * @param expiresIn the whole seconds until then
 * @param scope the scopes granted, separated by spaces
 * @param apiUrl the base URL of the REST API that accepts the token
 * @param user the token's user, unless it is an app token
 * @param account the account of an app token
 */
@JsonNaming(SnakeCaseStrategy.class)
record TokenResponse(String accessToken, String tokenType, @Nullable Instant expiresAt, @Nullable Long expiresIn,
		String scope, URI apiUrl, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ConnectedUser user,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Account account) {

	static TokenResponse of(BearerToken token, @Nullable ConnectedUser user, @Nullable AppTokenRequest app,
			Instant now) {
		Instant expiresAt = token.validity().expiresAt();
		return new TokenResponse(token.access().accessToken(), "bearer", expiresAt,
				(expiresAt != null) ? Duration.between(now, expiresAt).toSeconds() : null,
				StringUtils.collectionToDelimitedString(token.scopes(), " "), token.access().apiUrl(), user,
				(app != null) ? new Account(app.subdomain(), app.region().code()) : null);
	}

	@Override
	public String toString() {
		return "TokenResponse[expiresAt=" + this.expiresAt + "]";
	}

	/**
	 * A PagerDuty account.
	 *
	 * @param subdomain the first word of its address
	 * @param region {@code us} or {@code eu}
	 */
	record Account(String subdomain, String region) {

	}

}
