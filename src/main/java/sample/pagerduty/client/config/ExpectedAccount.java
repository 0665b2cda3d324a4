package sample.pagerduty.client.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The account that the operator means this app to be used with. PagerDuty takes it as a
 * hint at the login; the app's own token is for it.
 *
 * @param subdomain the account's name in its address, as {@code acme} in
 * {@code https://acme.pagerduty.com}, or {@code null}
 * @param region where the account lives, or {@code null}
 */
public record ExpectedAccount(@Nullable String subdomain, @Nullable Region region) {

	private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

	static ExpectedAccount of(ConfigSources sources) {
		return new ExpectedAccount(sources.find(ConfigKey.SUBDOMAIN).map(ExpectedAccount::subdomain).orElse(null),
				sources.find(ConfigKey.REGION).map(ExpectedAccount::region).orElse(null));
	}

	/**
	 * Whether a text can be the subdomain of an account.
	 * @param text the text
	 * @return {@code true} if it can
	 */
	public static boolean isSubdomain(String text) {
		return SUBDOMAIN.matcher(text).matches();
	}

	/**
	 * Adds PagerDuty's own parameters to an authorization request, so that it offers this
	 * account. They are hints: who signs in decides.
	 * @param parameters the parameters of the authorization request
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
				.invalid("must be the first word of the account's address alone, as in acme of acme.pagerduty.com");
		}
		return value.text();
	}

	private static Region region(ConfigValue value) {
		return Region.find(value.text().toLowerCase(Locale.ROOT)).orElseThrow(() -> value.invalid("must be us or eu"));
	}

}
