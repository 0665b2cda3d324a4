package sample.pagerduty.sandbox.company;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * An invented person who can sign in at the sandbox.
 *
 * @param id the user ID, {@code P} and six letters or digits
 * @param company the company that the person works for
 * @param name the full name
 * @param role a role as PagerDuty's API spells it, for example {@code limited_user}
 * @param job the job title
 * @param zone the time zone by its IANA name
 * @param color the colour of the person in schedules
 * @param teams positions of the person's teams in the account's list of teams
 * @param introduction one sentence about the person for the sign-in page; null for those
 * below "More people"
 */
public record Person(String id, Company company, String name, String role, String job, String zone, String color,
		List<Integer> teams, @Nullable String introduction) {

	/** The only role that sees less than the whole account. */
	private static final String RESTRICTED = "restricted_access";

	/** An address in a domain that can never exist (RFC 2606 section 2). */
	public String email() {
		return "%s@%s.example".formatted(this.name.toLowerCase(Locale.ROOT).replace(' ', '.'),
				this.company.subdomain());
	}

	/** The password. It is no secret: the sign-in page shows it. */
	public String password() {
		return "sandbox-" + this.name.substring(0, this.name.indexOf(' ')).toLowerCase(Locale.ROOT);
	}

	/** The role as PagerDuty's pages call it. */
	public String roleInWords() {
		return switch (this.role) {
			case "owner" -> "Owner";
			case "admin" -> "Admin";
			case "user" -> "Manager";
			case "limited_user" -> "Responder";
			case "observer" -> "Observer";
			case RESTRICTED -> "Restricted Access";
			case "read_only_user" -> "Full Stakeholder";
			default -> this.role;
		};
	}

	boolean isRestricted() {
		return RESTRICTED.equals(this.role);
	}

}
