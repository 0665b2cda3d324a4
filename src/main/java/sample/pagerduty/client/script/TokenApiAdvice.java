package sample.pagerduty.client.script;

import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers with the problem that a call of the API ends with. */
@RestControllerAdvice
class TokenApiAdvice {

	@ExceptionHandler
	ErrorResponse answer(TokenApiException problem) {
		return problem;
	}

}
