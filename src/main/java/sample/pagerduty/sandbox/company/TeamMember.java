package sample.pagerduty.sandbox.company;

/**
 * A member of a team, in {@code GET /teams/{id}/members}.
 *
 * @param role manager, responder or observer
 */
public record TeamMember(ResourceReference user, String role) {

	static TeamMember of(UserResource user) {
		return new TeamMember(user.reference(), switch (user.role()) {
			case "admin", "owner", "user" -> "manager";
			case "observer", "read_only_user" -> "observer";
			default -> "responder";
		});
	}

	static boolean canRespond(UserResource user) {
		return !"observer".equals(of(user).role());
	}

}
