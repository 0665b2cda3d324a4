package sample.pagerduty.client.rest;

import java.util.Locale;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Recognizes a page for people, which a proxy or the login to a network sends instead of
 * what a program asked for.
 */
public final class HtmlPage {

	private HtmlPage() {
	}

	/** Whether an answer with these headers is one. The type may be malformed. */
	public static boolean isIn(HttpHeaders headers) {
		String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
		return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.TEXT_HTML_VALUE);
	}

}
