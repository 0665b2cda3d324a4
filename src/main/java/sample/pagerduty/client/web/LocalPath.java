package sample.pagerduty.client.web;

import java.util.regex.Pattern;

/** A path of this app with its query, and nothing that leads elsewhere. */
public final class LocalPath {

	private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\#]]{0,2000}");

	private LocalPath() {
	}

	public static boolean matches(String path) {
		return PATH.matcher(path).matches();
	}

}
