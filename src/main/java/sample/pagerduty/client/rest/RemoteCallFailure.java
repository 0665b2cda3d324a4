package sample.pagerduty.client.rest;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;

import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** Tells from an exception of Spring's HTTP clients why there was no usable answer. */
public final class RemoteCallFailure {

	private RemoteCallFailure() {
	}

	/**
	 * Why there was no usable answer.
	 * @param thrown what the HTTP client threw, however deeply wrapped
	 * @return one of {@code TIMEOUT}, {@code UNREACHABLE}, {@code UNAVAILABLE} and
	 * {@code UNREADABLE}
	 */
	public static ApiFailure of(Throwable thrown) {
		if (isCausedBy(thrown, HttpTimeoutException.class) || isCausedBy(thrown, SocketTimeoutException.class)) {
			return ApiFailure.TIMEOUT;
		}
		// An IOException alone means that the connection broke within the answer.
		if (isCausedBy(thrown, ResourceAccessException.class) || isCausedBy(thrown, IOException.class)) {
			return ApiFailure.UNREACHABLE;
		}
		return isCausedBy(thrown, HttpServerErrorException.class) ? ApiFailure.UNAVAILABLE : ApiFailure.UNREADABLE;
	}

	/**
	 * Whether an exception of a type lies somewhere in the chain of causes.
	 * @param thrown the last exception of the chain
	 * @param type the type to look for
	 * @return {@code true} if there is one
	 */
	public static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> type) {
		return Stream.iterate(thrown, (ex) -> ex != null, Throwable::getCause).limit(20).anyMatch(type::isInstance);
	}

}
