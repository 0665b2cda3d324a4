package sample.pagerduty.client.terminal;

import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a terminal command with the problem that its call ends with. */
@RestControllerAdvice
class TerminalAdvice {

	@ExceptionHandler
	ErrorResponse answer(TerminalProblem problem) {
		return problem;
	}

}
