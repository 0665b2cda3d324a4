package sample.pagerduty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;

import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at a page as people do, in light and dark, with their own colours, wide, on a
 * phone and very narrow: it must be accessible (axe), must not scroll sideways, and the
 * console must not complain. With {@code -Dscreenshots=true} it leaves a picture of each
 * view in {@code target/screenshots}; drawing them takes longer than all checks.
 */
final class PageInspector {

	private static final boolean TAKES_PICTURES = Boolean.getBoolean("screenshots");

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	/** Runs axe in the page, because AxeBuilder opens another tab for each analysis. */
	private static final String AXE = read("/axe.min.js");

	private static final String RUN_AXE = """
			const done = arguments[arguments.length - 1];
			axe.run(document, { resultTypes: ['violations'], ...arguments[0] })
				.then((results) => done(results.violations.map((violation) => violation.id + ': ' + violation.help
					+ violation.nodes.map((node) => '\\n  ' + node.target + ' ' + node.failureSummary).join(''))))
				.catch((error) => done(['axe failed: ' + error]));""";

	private static final String IS_TOO_WIDE = """
			return innerWidth !== arguments[0]
				|| document.documentElement.scrollWidth > document.documentElement.clientWidth;""";

	/** Buttons that name a form which is not there do nothing. */
	private static final String HAS_LOST_PARTS = """
			const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
			return new Set(ids).size < ids.length
				|| [...document.querySelectorAll('button[form]')].some((button) => !button.form);""";

	/**
	 * The console mentions each page that comes with an error status, on purpose or not,
	 * and the pictures of invented people.
	 */
	private static final Pattern EXPECTED = Pattern
		.compile("responded with a status of [45]\\d\\d|https://images\\.example\\.com/");

	private final Set<String> seen = new HashSet<>();

	void lookAt(ChromeDriver page, String name) {
		if (!this.seen.add(name)) {
			return;
		}
		assertThat(page.executeScript(HAS_LOST_PARTS)).as(name + " has an id twice, or a button without its form")
			.isEqualTo(false);
		page.executeScript(AXE);
		for (View view : View.values()) {
			view.show(page);
			String picture = name + view.suffix;
			if (TAKES_PICTURES) {
				save(page, Map.of("captureBeyondViewport", true, "optimizeForSpeed", true),
						SCREENSHOTS.resolve(picture + ".png"));
			}
			if (view.rules != Rules.NONE) {
				assertThat((List<?>) page.executeAsyncScript(RUN_AXE, view.rules.options)).as(picture).isEmpty();
			}
			assertThat(isTooWide(page, view)).as(picture + " scrolls sideways").isFalse();
		}
		assertThat(page.manage().logs().get(LogType.BROWSER).getAll()).as(name)
			.filteredOn((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.filteredOn((entry) -> !EXPECTED.matcher(entry.getMessage()).find())
			.isEmpty();
	}

	/** Saves the upper part of the page, as wide as a desktop. */
	static void savePicture(ChromeDriver page, int height, Path file) {
		View.LIGHT.show(page);
		save(page, Map.of("captureBeyondViewport", true, "clip",
				Map.of("x", 0, "y", 0, "width", View.LIGHT.width, "height", height, "scale", 1)), file);
	}

	private static boolean isTooWide(JavascriptExecutor page, View view) {
		return !Boolean.FALSE.equals(page.executeScript(IS_TOO_WIDE, view.width));
	}

	private static void save(ChromeDriver page, Map<String, Object> options, Path file) {
		Object picture = page.executeCdpCommand("Page.captureScreenshot", options).get("data");
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.write(file, Base64.getDecoder().decode(String.valueOf(picture)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(String resource) {
		try (InputStream script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream(resource))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What axe checks in a view. A colour scheme changes the colours alone, a width the
	 * structure alone.
	 */
	private enum Rules {

		ALL(Map.of()),

		COLOURS(Map.of("runOnly", Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block")))),

		STRUCTURE(Map.of("rules", Map.of("color-contrast", Map.of("enabled", false)))),

		NONE(Map.of());

		private final Map<String, Object> options;

		Rules(Map<String, Object> options) {
			this.options = options;
		}

	}

	/** A window and a colour scheme, emulated in the page that is open. */
	private enum View {

		FORCED_COLOURS("-forced", "light", 1100, 900, Rules.NONE),

		NARROW("-narrow", "light", 320, 800, Rules.STRUCTURE),

		LIGHT_PHONE("-light-phone", "light", 390, 844, Rules.ALL),

		DARK_PHONE("-dark-phone", "dark", 390, 844, Rules.COLOURS),

		DARK("-dark", "dark", 1100, 900, Rules.COLOURS),

		LIGHT("-light", "light", 1100, 900, Rules.ALL);

		private final String suffix;

		private final String scheme;

		private final int width;

		private final int height;

		private final Rules rules;

		View(String suffix, String scheme, int width, int height, Rules rules) {
			this.suffix = suffix;
			this.scheme = scheme;
			this.width = width;
			this.height = height;
			this.rules = rules;
		}

		void show(ChromeDriver page) {
			page.executeCdpCommand("Emulation.setEmulatedMedia",
					Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", this.scheme),
							Map.of("name", "prefers-reduced-motion", "value", "reduce"),
							Map.of("name", "forced-colors", "value", (this == FORCED_COLOURS) ? "active" : "none"))));
			page.executeCdpCommand("Emulation.setDeviceMetricsOverride",
					Map.of("width", this.width, "height", this.height, "deviceScaleFactor", 1, "mobile", false));
		}

	}

}
