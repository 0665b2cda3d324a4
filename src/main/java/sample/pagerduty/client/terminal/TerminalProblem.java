package sample.pagerduty.client.terminal;

import java.io.Serial;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Ends a call of a terminal command with problem JSON (RFC 9457). */
final class TerminalProblem extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	private TerminalProblem(HttpStatus status, String detail) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	static TerminalProblem noSuchConnection() {
		return new TerminalProblem(HttpStatus.NOT_FOUND, "This connection does not exist any more.");
	}

	static TerminalProblem noSuchKey() {
		return new TerminalProblem(HttpStatus.NOT_FOUND, "This connection has no key with that id.");
	}

	static TerminalProblem noSuchLogin() {
		return new TerminalProblem(HttpStatus.NOT_FOUND, "The login took too long. Start it again.");
	}

	static TerminalProblem badInput(String detail) {
		return new TerminalProblem(HttpStatus.BAD_REQUEST, detail);
	}

}
