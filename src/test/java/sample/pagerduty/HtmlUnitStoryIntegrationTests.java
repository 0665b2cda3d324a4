package sample.pagerduty;

import org.openqa.selenium.WebDriver;

/** The story in a browser without JavaScript. */
class HtmlUnitStoryIntegrationTests extends ConnectionStory {

	@Override
	WebDriver openBrowser() {
		return HtmlUnit.start();
	}

	@Override
	void closeBrowser(WebDriver driver) {
		driver.quit();
	}

}
