package sample.pagerduty.sandbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The paths of the pages for people, and of the files of these pages. All other paths are
 * for apps.
 */
public final class SandboxPages {

	/** The page with the last requests. */
	public static final String REQUESTS_PATH = "/requests";

	private static final Set<String> FIRST_WORDS = Set.of("sign-in", "requests", "web", "avatars", "webjars", "css",
			"js", "images", "sandbox.css", "sandbox.svg", "favicon.ico", "error");

	private static final String REJECTED_PATH = "/oauth/rejected";

	private SandboxPages() {
	}

	/** The same as patterns of paths. */
	public static List<String> patterns() {
		return Stream
			.concat(Stream.of("/", SandboxUrls.CONSENT_PATH, REJECTED_PATH + "/**"),
					FIRST_WORDS.stream().sorted().map((word) -> "/" + word + "/**"))
			.toList();
	}

	/** Compares words and not patterns, because it is asked about each request. */
	public static boolean contain(String path) {
		int end = path.indexOf('/', 1);
		return path.length() < 2 || FIRST_WORDS.contains((end < 0) ? path.substring(1) : path.substring(1, end))
				|| path.equals(SandboxUrls.CONSENT_PATH) || path.startsWith(REJECTED_PATH);
	}

}
