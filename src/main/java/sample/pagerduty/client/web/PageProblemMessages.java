package sample.pagerduty.client.web;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The sentences of a {@link PageProblem}. */
@Component
class PageProblemMessages {

	private final MessageSource messages;

	PageProblemMessages(MessageSource messages) {
		this.messages = messages;
	}

	String title(PageProblem problem) {
		return message(problem, "title");
	}

	String cause(PageProblem problem) {
		return message(problem, "cause");
	}

	String advice(PageProblem problem) {
		return message(problem, "advice");
	}

	private String message(PageProblem problem, String part) {
		return this.messages.getMessage("problem." + problem.key() + "." + part, problem.arguments().toArray(),
				Locale.ENGLISH);
	}

}
