package sample.pagerduty.client.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The syntax of scopes, and how to compare sets of them. */
public final class Scopes {

	static final String OPENID = "openid";

	/** RFC 6749 section 3.3. */
	private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

	private Scopes() {
	}

	public static boolean canBeScope(String word) {
		return SCOPE_TOKEN.matcher(word).matches();
	}

	/** Some scopes without others, in their order. */
	public static Set<String> without(Collection<String> scopes, Collection<String> others) {
		Set<String> rest = new LinkedHashSet<>(scopes);
		rest.removeAll(others);
		return rest;
	}

	/** The scopes for PagerDuty's data: every login also asks for {@code openid}. */
	public static Set<String> withoutOpenid(Collection<String> scopes) {
		return without(scopes, Set.of(OPENID));
	}

	/** The scopes that a token lacks. {@code write} of a Classic app includes read. */
	public static Set<String> missing(Collection<String> wanted, Set<String> granted) {
		Set<String> missing = without(wanted, granted);
		if (granted.contains("write")) {
			missing.remove("read");
		}
		return missing;
	}

}
