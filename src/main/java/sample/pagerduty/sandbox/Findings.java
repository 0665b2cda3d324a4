package sample.pagerduty.sandbox;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/**
 * What is wrong with a request, in plain words. The place that refuses a request says so
 * here, because the response often must not. The page with the last requests shows it.
 */
public final class Findings {

	private static final String ATTRIBUTE = Findings.class.getName();

	private Findings() {
	}

	/** Of several findings the last counts. */
	public static void tell(HttpServletRequest request, String finding) {
		request.setAttribute(ATTRIBUTE, finding);
	}

	/** Tells why a request was not accepted that should have an access token. */
	public static void tellAboutToken(HttpServletRequest request, Throwable ex) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null) {
			tell(request, "The request has no access token. Send the header Authorization: Bearer TOKEN.");
		}
		else if (!header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
			tell(request, "The Authorization header does not start with Bearer. "
					+ "Token token=… is for API keys, which the sandbox does not have.");
		}
		else {
			tell(request, ExplainedRefusal.in(ex).orElse("The access token is not valid."));
		}
	}

	public static Optional<String> of(HttpServletRequest request) {
		return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
	}

}
