package sample.pagerduty;

import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;

/** The story in Chromium, where there is one, with a close look at each page. */
@EnabledIf("sample.pagerduty.Chromium#isRequiredOrThere")
class ChromiumStoryTests extends ConnectionStory {

	private final PageInspector inspector = new PageInspector();

	@Override
	WebDriver newDriver() {
		return Chromium.start();
	}

	@Override
	void lookAt(WebDriver page, String name) {
		this.inspector.lookAt((ChromeDriver) page, name);
	}

}
