package sample.pagerduty.client.web;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.unbescape.html.HtmlEscape;

/**
 * Builds the tables with which Thymeleaf escapes text, on another core while the app
 * starts and not for the first page.
 */
final class EscapePreinitializer implements BackgroundPreinitializer {

	@Override
	public void preinitialize() {
		HtmlEscape.escapeHtml4Xml("<");
	}

}
