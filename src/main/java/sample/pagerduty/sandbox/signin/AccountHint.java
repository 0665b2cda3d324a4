package sample.pagerduty.sandbox.signin;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.Company;

import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * The hint about the account to sign in to, which an authorization request may contain.
 * It only shortens the list of people: all others can still sign in by email address.
 *
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

	/** As in the request; empty if there is no hint. */
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
