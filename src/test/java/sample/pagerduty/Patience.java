package sample.pagerduty;

import java.time.Duration;

import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Waits for the next page: pressing a button returns before it is there. */
final class Patience {

	/** Other tests may keep all processors busy. */
	private static final Duration MAX = Duration.ofSeconds(30);

	private static final Duration POLLING = Duration.ofMillis(50);

	private Patience() {
	}

	/** A failure says which page is there instead. */
	static Wait<WebDriver> with(WebDriver browser) {
		return new WebDriverWait(browser, MAX, POLLING).ignoring(WebDriverException.class)
			.withMessage(() -> pageOf(browser));
	}

	private static String pageOf(WebDriver browser) {
		try {
			return browser.getCurrentUrl() + " shows: " + browser.findElement(By.tagName("body")).getText();
		}
		catch (WebDriverException ex) {
			return "no page: " + ex.getRawMessage();
		}
	}

}
