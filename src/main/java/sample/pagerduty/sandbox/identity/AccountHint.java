package sample.pagerduty.sandbox.identity;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.account.Company;

import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * What an authorization request may say about the account to sign in to. It changes who
 * is listed and nothing else: whoever types another address gets in too.
 *
 * @param subdomain the account's subdomain
 * @param serviceRegion us or eu
 */
record AccountHint(@Nullable String subdomain, @Nullable String serviceRegion) {

	private static final String SUBDOMAIN = "subdomain";

	private static final String SERVICE_REGION = "service_region";

	static AccountHint of(@Nullable SavedRequest request) {
		return new AccountHint(first(request, SUBDOMAIN), first(request, SERVICE_REGION));
	}

	private static @Nullable String first(@Nullable SavedRequest request, String name) {
		String[] values = (request != null) ? request.getParameterValues(name) : null;
		return (values != null) ? values[0] : null;
	}

	boolean fits(Company company) {
		return (this.subdomain == null || this.subdomain.equals(company.subdomain()))
				&& (this.serviceRegion == null || this.serviceRegion.equals(company.region().code()));
	}

	/** As in the request; empty when there is no hint. */
	@Override
	public String toString() {
		return Stream.of(word(SUBDOMAIN, this.subdomain), word(SERVICE_REGION, this.serviceRegion))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.joining(" "));
	}

	private static String word(String name, @Nullable String value) {
		return (value != null) ? name + "=" + value : "";
	}

}
