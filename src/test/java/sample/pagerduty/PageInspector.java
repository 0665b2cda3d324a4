package sample.pagerduty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at a page as a person would, in light and dark, wide and narrow: nothing may be
 * inaccessible (axe), scroll sideways or make the console complain. Each look is left as
 * a picture in {@code target/screenshots}.
 */
final class PageInspector {

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final Dimension DESKTOP = new Dimension(1100, 900);

	private static final Dimension PHONE = new Dimension(390, 844);

	/**
	 * The console mentions each page that comes with an error status, on purpose or not.
	 */
	private static final Pattern FAILED_PAGE = Pattern.compile("responded with a status of [45]\\d\\d");

	private final Set<String> seen = new HashSet<>();

	void lookAt(ChromeDriver page, String name) {
		if (!this.seen.add(name)) {
			return;
		}
		for (String scheme : List.of("light", "dark")) {
			page.executeCdpCommand("Emulation.setEmulatedMedia",
					Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
							Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
			for (Dimension size : List.of(PHONE, DESKTOP)) {
				page.manage().window().setSize(size);
				String picture = name + "-" + scheme + ((size == PHONE) ? "-phone" : "");
				screenshot(page, picture);
				assertThat(new AxeBuilder().analyze(page).getViolations()).as(picture)
					.extracting(Rule::getId, Rule::getNodes)
					.isEmpty();
				assertThat(isWiderThanTheWindow(page)).as(picture + " scrolls sideways").isFalse();
			}
		}
		assertThat(page.manage().logs().get(LogType.BROWSER).getAll()).as(name)
			.filteredOn((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.filteredOn((entry) -> !FAILED_PAGE.matcher(entry.getMessage()).find())
			.isEmpty();
	}

	private static boolean isWiderThanTheWindow(JavascriptExecutor page) {
		return Boolean.TRUE.equals(page
			.executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
	}

	/** Of the whole page, not only of what fits into the window. */
	private static void screenshot(ChromeDriver page, String name) {
		Object picture = page.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
			.get("data");
		try {
			Files.createDirectories(SCREENSHOTS);
			Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(picture)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
