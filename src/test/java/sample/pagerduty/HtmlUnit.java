package sample.pagerduty;

import org.htmlunit.WebClient;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

/** A browser without JavaScript. Every page must work in it. */
final class HtmlUnit {

	private HtmlUnit() {
	}

	static WebDriver start() {
		return new HtmlUnitDriver(false) {

			@Override
			protected WebClient modifyWebClient(WebClient client) {
				client.getOptions().setCssEnabled(false); // it does not know today's CSS
				return client;
			}

		};
	}

}
