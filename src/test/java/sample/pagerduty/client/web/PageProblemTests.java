package sample.pagerduty.client.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** What an error page says. */
class PageProblemTests {

	@Test
	void loggedThenWithAReferenceOfItsOwn() {
		PageProblem problem = PageProblem.logged(HttpStatus.BAD_GATEWAY, "key", List.of("a"));
		assertThat(problem.reference()).matches("[0-9a-f]{8}");
		assertThat(PageProblem.logged(HttpStatus.BAD_GATEWAY, "key", List.of("a")).reference())
			.isNotEqualTo(problem.reference());
	}

	@Test
	void sendThenEndsTheRequestWithItsStatus() throws Exception {
		PageProblem problem = new PageProblem(HttpStatus.FORBIDDEN, "key", List.of());
		MockHttpServletRequest request = new MockHttpServletRequest();
		MockHttpServletResponse response = new MockHttpServletResponse();
		problem.send(request, response);
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(request.getAttribute(PageProblem.ATTRIBUTE)).isSameAs(problem);
	}

}
