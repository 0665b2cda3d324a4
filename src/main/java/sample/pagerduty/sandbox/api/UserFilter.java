package sample.pagerduty.sandbox.api;

import java.util.List;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.UserResource;

/** The filters of {@code GET /users}. A query searches names and email addresses. */
final class UserFilter {

	private UserFilter() {
	}

	static List<UserResource> apply(CallParameters parameters, List<UserResource> users) {
		String query = parameters.value("query");
		List<String> teamIds = parameters.values("team_ids");
		return users.stream()
			.filter((user) -> matches(user, query) && ListedCollection.isOfTeam(teamIds, user.teams()))
			.toList();
	}

	private static boolean matches(UserResource user, @Nullable String query) {
		return ListedCollection.contains(user.name(), query) || ListedCollection.contains(user.email(), query);
	}

}
