package sample.pagerduty;

import org.openqa.selenium.WebDriver;

/** The story in a browser without JavaScript. */
class HtmlUnitStoryTests extends ConnectionStory {

	@Override
	WebDriver newDriver() {
		return HtmlUnit.start();
	}

}
