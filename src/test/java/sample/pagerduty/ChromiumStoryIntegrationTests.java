package sample.pagerduty;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;

/** The story in Chromium, with a close look at each page. */
@EnabledIf("sample.pagerduty.Chromium#isRequiredOrThere")
class ChromiumStoryIntegrationTests extends ConnectionStory {

	private final PageInspector inspector = new PageInspector();

	private ChromeDriver browser;

	@BeforeAll
	void startChromium() {
		this.browser = Chromium.start();
	}

	@AfterAll
	void stopChromium() {
		this.browser.quit();
	}

	@Override
	WebDriver openBrowser() {
		return this.browser;
	}

	@Override
	void closeBrowser(WebDriver driver) {
		Chromium.forgetEverything(this.browser);
	}

	@Override
	void lookAt(WebDriver page, String name) {
		this.inspector.lookAt((ChromeDriver) page, name);
	}

}
