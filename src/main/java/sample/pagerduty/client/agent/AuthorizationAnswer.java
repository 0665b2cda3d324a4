package sample.pagerduty.client.agent;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.oauth.BearerToken;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The state of an authorization, as Arcade's clients expect it. Prints without the token.
 *
 * @param url where the person allows it, while it is pending
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuthorizationAnswer(String id, String status, @Nullable String url, String providerId, List<String> scopes,
		String userId, Context context) {

	private static final String PENDING = "pending";

	private static final String COMPLETED = "completed";

	static AuthorizationAnswer pending(AgentAuthorization authorization, String url) {
		return new AuthorizationAnswer(authorization.link(), PENDING, url, authorization.providerId(),
				List.copyOf(authorization.scopes()), authorization.userId(), new Context(null, null));
	}

	static AuthorizationAnswer completed(String id, String providerId, Set<String> scopes, String userId,
			Connection connection, BearerToken token) {
		return new AuthorizationAnswer(id, COMPLETED, null, providerId, List.copyOf(scopes), userId,
				new Context(token.access().accessToken(), UserInfo.of(connection)));
	}

	boolean isPending() {
		return this.status.equals(PENDING);
	}

	/** The only place of the API where a token is. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Context(@Nullable String token, @Nullable UserInfo userInfo) {

		@Override
		public String toString() {
			return "Context[userInfo=" + this.userInfo + "]";
		}

	}

	/**
	 * Who allowed it at PagerDuty.
	 *
	 * @param sub PagerDuty's id of the user
	 * @param apiUrl the REST API of the region of the account
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record UserInfo(String sub, @Nullable String name, @Nullable String email, @Nullable String subdomain,
			String region, String apiUrl) {

		static UserInfo of(Connection connection) {
			return new UserInfo(connection.user().id(), connection.user().name(), connection.user().email(),
					connection.user().account(), connection.region().code(), connection.access().apiUrl().toString());
		}

	}

}
