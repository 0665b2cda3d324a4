package sample.pagerduty.client.connection;

/** The roles of users, as PagerDuty's pages call them. */
final class Role {

	private Role() {
	}

	/** A role of the REST API in words; one that is not known, as it is. */
	static String inWords(String role) {
		return switch (role) {
			case "owner" -> "Owner";
			case "admin" -> "Admin";
			case "user" -> "Manager";
			case "limited_user" -> "Responder";
			case "observer" -> "Observer";
			case "restricted_access" -> "Restricted Access";
			case "read_only_user" -> "Full Stakeholder";
			case "read_only_limited_user" -> "Limited Stakeholder";
			default -> role.replace('_', ' ');
		};
	}

}
