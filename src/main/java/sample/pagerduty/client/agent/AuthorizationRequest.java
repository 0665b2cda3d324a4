package sample.pagerduty.client.agent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Scopes;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an application asks for.
 *
 * @param providerId what the application calls PagerDuty
 * @param scopes the scopes, or none for those of every login
 * @param userId the application's name for the person
 * @param nextUri where the browser goes afterwards
 */
record AuthorizationRequest(String providerId, List<String> scopes, String userId, @Nullable String nextUri) {

	static final String PROVIDER = "pagerduty";

	private static final String OAUTH2 = "oauth2";

	private static final int MAX_USER_ID_LENGTH = 200;

	private static final int MAX_PROVIDER_ID_LENGTH = 100;

	private static final int MAX_SCOPES_LENGTH = 2000;

	/** Control characters, and those that change the direction of the text after them. */
	private static final Pattern UNPRINTABLE = Pattern
		.compile("[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

	static AuthorizationRequest of(@Nullable Json json) {
		Json.Requirement requirement = (json != null) ? json.authRequirement() : null;
		if (json == null || requirement == null) {
			throw AgentApiException.badRequest("auth_requirement is missing.");
		}
		if (requirement.providerType() != null && !requirement.providerType().equals(OAUTH2)) {
			throw AgentApiException.badRequest("The only provider_type is oauth2.");
		}
		String provider = Objects.requireNonNullElse(requirement.providerId(),
				Objects.requireNonNullElse(requirement.id(), ""));
		List<String> scopes = (requirement.oauth2() != null && requirement.oauth2().scopes() != null)
				? requirement.oauth2().scopes() : List.of();
		return new AuthorizationRequest(provider, scopes, Objects.requireNonNullElse(json.userId(), ""),
				json.nextUri());
	}

	void check(PagerDutyApp app, AgentSettings settings) {
		if (!isPagerDuty(this.providerId)) {
			throw AgentApiException.badRequest("The only provider is pagerduty.");
		}
		checkUserId(this.userId);
		if (this.scopes.stream().anyMatch(Objects::isNull)
				|| String.join(" ", this.scopes).length() > MAX_SCOPES_LENGTH) {
			throw AgentApiException.badRequest("scopes must be a list of at most 2000 characters.");
		}
		if (!app.canAskFor(Scopes.withoutOpenid(this.scopes))) {
			throw AgentApiException.badRequest(
					"The scopes do not belong to the kind of PagerDuty app that is configured: %s has scopes such as %s."
						.formatted(app.kind().title(), app.scopes().stream().reduce((first, last) -> last).orElse("")));
		}
		if (this.nextUri != null && !settings.allowsNext(this.nextUri)) {
			throw AgentApiException.badRequest("next_uri is not in AGENT_NEXT_URIS.");
		}
	}

	/** People name a provider themselves, such as {@code arcade-pagerduty}. */
	static boolean isPagerDuty(String providerId) {
		return providerId.length() <= MAX_PROVIDER_ID_LENGTH && providerId.toLowerCase(Locale.ROOT).contains(PROVIDER)
				&& !UNPRINTABLE.matcher(providerId).find();
	}

	static void checkUserId(String userId) {
		if (userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH || UNPRINTABLE.matcher(userId).find()) {
			throw AgentApiException.badRequest("user_id must be a text of 1 to 200 characters.");
		}
	}

	Set<String> scopesOr(Set<String> usual) {
		return new LinkedHashSet<>(this.scopes.isEmpty() ? usual : this.scopes);
	}

	/** The body of the request. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Json(@Nullable Requirement authRequirement, @Nullable String userId, @Nullable String nextUri) {

		/** Which provider, by either name. */
		@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
		record Requirement(@Nullable String id, @Nullable String providerId, @Nullable String providerType,
				@Nullable OAuth2 oauth2) {

		}

		/** Which scopes. */
		record OAuth2(@Nullable List<String> scopes) {

		}

	}

}
