package sample.pagerduty;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

import org.openqa.selenium.WebDriver;

/** The story in a browser without JavaScript, with the app as its jar starts it. */
class HtmlUnitStoryIntegrationTests extends ConnectionStory {

	@Override
	RunningSample start(Map<String, String> environment, Clock clock, String... args) throws IOException {
		return PreparedClientIntegrationTests.IS_PREPARED ? RunningSample.startPrepared(environment, clock, args)
				: super.start(environment, clock, args);
	}

	@Override
	WebDriver openBrowser() {
		return HtmlUnit.start();
	}

	@Override
	void closeBrowser(WebDriver driver) {
		driver.quit();
	}

}
