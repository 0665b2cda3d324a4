package sample.pagerduty.client.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The account to use this app with. At login it is a hint for PagerDuty; an app token is
 * always for this account.
 *
 * @param subdomain such as {@code acme} in {@code https://acme.pagerduty.com}, or
 * {@code null}
 */
public record ExpectedAccount(@Nullable String subdomain, @Nullable Region region) {

	private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

	private static final Pattern CHARACTER = Pattern.compile("[a-z0-9-]");

	static ExpectedAccount of(ConfigSources sources) {
		return new ExpectedAccount(sources.find(ConfigKey.SUBDOMAIN).map(ExpectedAccount::subdomain).orElse(null),
				sources.find(ConfigKey.REGION).map(ExpectedAccount::region).orElse(null));
	}

	public static boolean isSubdomain(String text) {
		return SUBDOMAIN.matcher(text).matches();
	}

	/**
	 * Adds the parameters with which PagerDuty offers this account first. The person who
	 * signs in can still choose another one.
	 */
	public void putHints(Map<String, Object> parameters) {
		if (this.subdomain != null) {
			parameters.put("subdomain", this.subdomain);
		}
		if (this.region != null) {
			parameters.put("service_region", this.region.code());
		}
	}

	private static String subdomain(ConfigValue value) {
		if (!isSubdomain(value.text())) {
			throw value
				.invalid("must be only the first part of the account's address, such as acme for acme.pagerduty.com"
						+ value.firstOther(CHARACTER).map((other) -> ": it contains " + other).orElse(""));
		}
		return value.text();
	}

	private static Region region(ConfigValue value) {
		return Region.find(value.text().toLowerCase(Locale.ROOT)).orElseThrow(() -> value.invalid("must be us or eu"));
	}

}
