package sample.pagerduty.client.connection;

import java.io.IOException;
import java.util.function.Consumer;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.firewall.StrictHttpFirewall;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets the page that is kept, and who gets a new one. */
class FirstPageFilterTests {

	private final StrictHttpFirewall firewall = new StrictHttpFirewall();

	private final FirstPageFilter filter = new FirstPageFilter(this.firewall);

	private final App app = new App();

	@Test
	void strangersThenSamePageAndHeadersFromMemory() throws Exception {
		this.app.headers = (response) -> {
			response.addHeader("Vary", "Origin");
			response.addHeader("Vary", "Accept");
			response.setHeader("Content-Security-Policy", "default-src 'none'");
		};
		assertThat(get(home()).getContentAsString()).isEqualTo("answer 1");
		MockHttpServletResponse second = get(home());
		assertThat(second.getContentAsString()).isEqualTo("answer 1");
		assertThat(second.getHeaders("Vary")).containsExactly("Origin", "Accept");
		assertThat(second.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'");
		assertThat(second.getContentType()).isEqualTo("text/html;charset=UTF-8");
		assertThat(second.getContentLength()).isEqualTo(8);
	}

	static Named<?>[] others() {
		return new Named<?>[] { other("cookie", (request) -> {
			request.setCookies(new Cookie("PD_OAUTH_SAMPLE", "sealed"));
			request.addHeader("Cookie", "PD_OAUTH_SAMPLE=sealed");
		}), other("query", (request) -> request.setQueryString("disconnected=session")),
				other("empty query", (request) -> request.setQueryString("")),
				other("path", (request) -> request.setRequestURI("/setup")),
				other("method", (request) -> request.setMethod("POST")),
				other("headers only", (request) -> request.setMethod("HEAD")),
				other("https", (request) -> request.setSecure(true)) };
	}

	private static Named<Consumer<MockHttpServletRequest>> other(String what,
			Consumer<MockHttpServletRequest> difference) {
		return Named.of(what, difference);
	}

	@ParameterizedTest
	@MethodSource("others")
	void requestWhenOtherThenNewAnswerThatIsNotKept(Consumer<MockHttpServletRequest> difference) throws Exception {
		MockHttpServletRequest other = home();
		difference.accept(other);
		assertThat(get(other).getContentAsString()).isEqualTo("answer 1");
		assertThat(get(home()).getContentAsString()).isEqualTo("answer 2");
		assertThat(get(other).getContentAsString()).isEqualTo("answer 3");
		assertThat(get(home()).getContentAsString()).isEqualTo("answer 2");
	}

	@Test
	void requestWhenTheFirewallRefusesItThenNotFromMemory() throws Exception {
		get(home());
		this.firewall.setAllowedHostnames((host) -> false);
		assertThat(get(home()).getContentAsString()).isEqualTo("answer 2");
	}

	@Test
	void errorThenNotKept() throws Exception {
		this.app.headers = (response) -> response.setStatus(503);
		assertThat(get(home()).getStatus()).isEqualTo(503);
		this.app.headers = (response) -> {
		};
		assertThat(get(home()).getContentAsString()).isEqualTo("answer 2");
	}

	@Test
	void answerWithACookieThenNotKept() throws Exception {
		this.app.headers = (response) -> response.addCookie(new Cookie("a", "b"));
		get(home());
		assertThat(get(home()).getContentAsString()).isEqualTo("answer 2");
	}

	private static MockHttpServletRequest home() {
		return new MockHttpServletRequest("GET", "/");
	}

	private MockHttpServletResponse get(MockHttpServletRequest request) throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response, new MockFilterChain(this.app));
		request.removeAttribute(FirstPageFilter.class.getName() + ".FILTERED");
		return response;
	}

	/** Answers each request with another page. */
	private static final class App extends HttpServlet {

		private static final long serialVersionUID = 1L;

		private transient Consumer<HttpServletResponse> headers = (response) -> {
		};

		private int answers;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			this.answers++;
			this.headers.accept(response);
			response.setContentType("text/html;charset=UTF-8");
			response.getWriter().write("answer " + this.answers);
		}

	}

}
