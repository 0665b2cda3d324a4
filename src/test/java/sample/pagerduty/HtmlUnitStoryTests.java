package sample.pagerduty;

import org.htmlunit.WebClient;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

/** The story without JavaScript, in a browser that comes with the build. */
class HtmlUnitStoryTests extends ConnectionStory {

	@Override
	WebDriver newDriver() {
		return new HtmlUnitDriver(false) {

			@Override
			protected WebClient modifyWebClient(WebClient client) {
				client.getOptions().setCssEnabled(false); // it does not know today's CSS
				return client;
			}

		};
	}

}
