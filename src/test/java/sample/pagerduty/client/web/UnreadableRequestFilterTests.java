package sample.pagerduty.client.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What happens if the server cannot read a query. */
class UnreadableRequestFilterTests {

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final MockFilterChain chain = new MockFilterChain();

	@ParameterizedTest
	@ValueSource(strings = { "/", "/callback", "/apis/token" })
	void queryThatCannotBeReadThenRefused(String path) throws Exception {
		new UnreadableRequestFilter().doFilter(new Unreadable(path), this.response, this.chain);
		assertThat(this.response.getStatus()).isEqualTo(400);
		assertThat(this.chain.getRequest()).isNull();
	}

	@Test
	void queryThatCannotBeReadWhenTheConnectionIsLostThenNoSecondFault() {
		this.response.setCommitted(true);
		assertThatNoException()
			.isThrownBy(() -> new UnreadableRequestFilter().doFilter(new Unreadable("/"), this.response, this.chain));
		assertThat(this.chain.getRequest()).isNull();
	}

	/** Tomcat throws the exception wherever a parameter is first read. */
	private static final class Unreadable extends MockHttpServletRequest {

		private Unreadable(String path) {
			super("GET", path);
			setQueryString("x=%");
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			throw new IllegalStateException("cannot be read");
		}

	}

}
