package sample.pagerduty.terminal;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens the browser of the desktop, if the user sits at one. */
final class DesktopBrowser {

	private DesktopBrowser() {
	}

	/** Whether a browser was asked to open the address. */
	static boolean open(URI url) {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		if (system.contains("mac")) {
			return run("open", url);
		}
		if (system.contains("windows")) {
			return run("explorer", url);
		}
		return hasDisplay(System.getenv()) && run("xdg-open", url);
	}

	private static boolean hasDisplay(Map<String, String> environment) {
		return List.of("DISPLAY", "WAYLAND_DISPLAY").stream().anyMatch(environment::containsKey);
	}

	private static boolean run(String program, URI url) {
		try {
			new ProcessBuilder(program, url.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			return true;
		}
		catch (IOException ex) {
			return false; // it is not installed
		}
	}

}
