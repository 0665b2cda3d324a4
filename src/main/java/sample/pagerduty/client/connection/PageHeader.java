package sample.pagerduty.client.connection;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the header of every page says about the connection of its reader. Public, so that
 * Spring compiles the expressions of the template.
 *
 * @param name the person's name
 * @param picture the address of the person's picture
 * @param place the account and its region, such as {@code acme, US}
 */
public record PageHeader(String name, @Nullable String picture, String place, State state) {

	/**
	 * How the connection is doing, as a label that leads to what can be done.
	 *
	 * @param tone {@code good}, {@code warn} or {@code bad}
	 * @param text such as {@code Active}
	 * @param expiresAt when the access token expires, if the label counts down to it
	 * @param left the time until then, such as {@code 23 h}
	 * @param section the id of the section of the home page
	 */
	public record State(String tone, String text, @Nullable Instant expiresAt, String left, String section) {

		static State of(String tone, String text, String section) {
			return new State(tone, text, null, "", section);
		}

	}

}
