package sample.pagerduty.client.console;

/** The body of an answer on a page. */
final class AnswerBody {

	private AnswerBody() {
	}

	/** What the page shows as the body, escaped as in HTML, without colours and folds. */
	static String text(String page) {
		String after = page.split("aria-label=\"Body of the answer\">", 2)[1];
		return after.substring(0, after.indexOf("</div>")).replaceAll("</?(i|b|u|bdi|details|summary)( open)?>", "");
	}

}
