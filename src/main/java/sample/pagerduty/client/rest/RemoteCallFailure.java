package sample.pagerduty.client.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.zip.ZipException;

import sample.pagerduty.client.CauseChain;

import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** Finds out from an exception of Spring's HTTP clients why there is no usable answer. */
public final class RemoteCallFailure {

	private RemoteCallFailure() {
	}

	/**
	 * Whether there was no connection that a request could be sent on.
	 * @param thrown the exception of the HTTP client, however deeply wrapped
	 */
	static boolean isBeforeSending(Throwable thrown) {
		return CauseChain.contains(thrown, ConnectException.class)
				|| CauseChain.contains(thrown, HttpConnectTimeoutException.class);
	}

	/**
	 * One of {@code TIMEOUT}, {@code UNREACHABLE}, {@code UNAVAILABLE} and
	 * {@code UNREADABLE}.
	 * @param thrown the exception of the HTTP client, however deeply wrapped
	 */
	public static ApiFailure of(Throwable thrown) {
		if (CauseChain.contains(thrown, HttpTimeoutException.class)
				|| CauseChain.contains(thrown, SocketTimeoutException.class)) {
			return ApiFailure.TIMEOUT;
		}
		if (CauseChain.contains(thrown, ZipException.class)
				|| CauseChain.contains(thrown, ResponseTooLargeException.class)) {
			return ApiFailure.UNREADABLE;
		}
		// An IOException alone means that the connection broke within the answer.
		if (CauseChain.contains(thrown, ResourceAccessException.class)
				|| CauseChain.contains(thrown, IOException.class)) {
			return ApiFailure.UNREACHABLE;
		}
		return CauseChain.contains(thrown, HttpServerErrorException.class) ? ApiFailure.UNAVAILABLE
				: ApiFailure.UNREADABLE;
	}

}
