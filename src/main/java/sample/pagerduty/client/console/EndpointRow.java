package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.springframework.web.util.UriUtils;

/**
 * An endpoint as the list shows it.
 *
 * @param path the template of its path
 * @param group the heading of its group
 * @param gives the content of the answer
 * @param check whether the token has the scopes for it
 */
record EndpointRow(String path, String group, String gives, ScopeCheck check) {

	/** The address of its form. */
	public String link() {
		return "/console?path=" + UriUtils.encode(this.path, StandardCharsets.UTF_8);
	}

	boolean isAllowed() {
		return this.check.known() && this.check.missing().isEmpty();
	}

	boolean mentions(String text) {
		return String.join("\n", this.path, this.group, this.gives, String.join("\n", this.check.needed()))
			.toLowerCase(Locale.ROOT)
			.contains(text.toLowerCase(Locale.ROOT));
	}

}
