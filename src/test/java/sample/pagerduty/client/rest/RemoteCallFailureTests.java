package sample.pagerduty.client.rest;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Why there was no usable answer. */
class RemoteCallFailureTests {

	static Stream<Arguments> failures() {
		return Stream.of(arguments(new HttpTimeoutException("x"), ApiFailure.TIMEOUT),
				arguments(new HttpConnectTimeoutException("x"), ApiFailure.TIMEOUT),
				arguments(new ResourceAccessException("x", new SocketTimeoutException()), ApiFailure.TIMEOUT),
				arguments(new ResourceAccessException("x", new IOException(new HttpTimeoutException("x"))),
						ApiFailure.TIMEOUT),
				arguments(new ResourceAccessException("x"), ApiFailure.UNREACHABLE),
				arguments(new ResourceAccessException("x", new ConnectException()), ApiFailure.UNREACHABLE),
				arguments(new RestClientException("x", new EOFException()), ApiFailure.UNREACHABLE),
				arguments(new IOException(), ApiFailure.UNREACHABLE),
				arguments(new HttpServerErrorException(HttpStatus.BAD_GATEWAY), ApiFailure.UNAVAILABLE),
				arguments(new IllegalStateException(new HttpServerErrorException(HttpStatus.INTERNAL_SERVER_ERROR)),
						ApiFailure.UNAVAILABLE),
				arguments(new HttpClientErrorException(HttpStatus.BAD_REQUEST), ApiFailure.UNREADABLE),
				arguments(new RestClientException("x"), ApiFailure.UNREADABLE),
				arguments(new IllegalArgumentException(), ApiFailure.UNREADABLE));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void ofThenByWhatIsAmongTheCauses(Throwable thrown, ApiFailure failure) {
		assertThat(RemoteCallFailure.of(thrown)).isEqualTo(failure);
	}

	@Test
	void ofWhenThereWasNoConnectionThenNothingWasDone() {
		assertThat(mayBeDone(new ConnectException())).isFalse();
		assertThat(mayBeDone(new HttpConnectTimeoutException("x"))).isFalse();
		assertThat(mayBeDone(new HttpTimeoutException("x"))).isTrue();
		assertThat(mayBeDone(new EOFException())).isTrue();
	}

	private static boolean mayBeDone(IOException thrown) {
		return new PagerDutyApiException(RemoteCallFailure.of(thrown), new ResourceAccessException("x", thrown))
			.mayBeDone();
	}

}
