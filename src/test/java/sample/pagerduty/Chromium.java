package sample.pagerduty;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

import org.openqa.selenium.Cookie;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium and its driver, found on the {@code PATH}; nothing is downloaded. */
final class Chromium {

	private static final Optional<Path> BROWSER = Requirements.program("chromium", "chromium-browser", "google-chrome",
			"chrome");

	private static final Optional<Path> DRIVER = Requirements.program("chromedriver");

	private Chromium() {
	}

	/** In CI a missing browser must fail the build, not skip its tests. */
	static boolean isRequiredOrThere() {
		return "true".equals(System.getenv("CI")) || (BROWSER.isPresent() && DRIVER.isPresent());
	}

	static ChromeDriver start() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(BROWSER.orElseThrow(() -> new AssertionError("No chromium on the PATH")).toFile());
		options.addArguments("--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars");
		if ("root".equals(System.getProperty("user.name"))) {
			options.addArguments("--no-sandbox"); // it does not start as root otherwise
		}
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		ChromeDriver browser = new ChromeDriver(new ChromeDriverService.Builder()
			.usingDriverExecutable(DRIVER.orElseThrow(() -> new AssertionError("No chromedriver on the PATH")).toFile())
			.withTimeout(Duration.ofMinutes(1))
			.build(), options);
		// For axe, which looks at a whole page.
		browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
		return browser;
	}

	/** Signs in with the cookies of another browser; a page of the sample is open. */
	static void takeOver(ChromeDriver browser, Browser signedIn) {
		signedIn.cookies()
			.forEach((cookie) -> browser.manage().addCookie(new Cookie(cookie.getName(), cookie.getValue())));
	}

	/** Makes the browser as new: no cookies, no stored data, no permissions. */
	static void forgetEverything(ChromeDriver browser) {
		String used = browser.getWindowHandle();
		String fresh = browser.switchTo().newWindow(WindowType.TAB).getWindowHandle();
		browser.switchTo().window(used).close(); // the session storage belongs to the tab
		browser.switchTo().window(fresh);
		browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
		browser.executeCdpCommand("Browser.resetPermissions", Map.of());
		browser.manage().logs().get(LogType.BROWSER);
	}

}
