package sample.pagerduty.client.rest;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A resource of PagerDuty's REST API. A call to it cannot go elsewhere: it names no host,
 * and its path cannot leave the API (RFC 3986 section 5.2.4).
 *
 * @param path the path below the API's base URL, percent-encoded
 * @param query the query, percent-encoded, empty if there is none
 */
public record ApiRequest(String path, String query) {

	private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9_~.:@+,=%-]+)+");

	private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9_~.=&%-]*");

	private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-F]{2})");

	/**
	 * Far longer than any of PagerDuty's; each part of a path costs the pattern some
	 * stack.
	 */
	private static final int MAX_PATH_LENGTH = 4000;

	public ApiRequest {
		if (path.length() > MAX_PATH_LENGTH || !PATH.matcher(path).matches() || !QUERY.matcher(query).matches()
				|| BROKEN_ESCAPE.matcher(path + query).find()) {
			throw new IllegalArgumentException("Not a path and a query of the REST API");
		}
	}

	/** Path and query, as in a request line. */
	public String target() {
		return this.query.isEmpty() ? this.path : this.path + "?" + this.query;
	}

	/** The whole URL, below a base URL without a slash at the end. */
	public URI at(URI apiUrl) {
		return URI.create(apiUrl + target());
	}

}
