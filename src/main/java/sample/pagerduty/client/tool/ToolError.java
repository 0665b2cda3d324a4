package sample.pagerduty.client.tool;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Why a call of a tool failed.
 *
 * @param message for the model, what happened and what to do; nothing in it comes from
 * PagerDuty or from the arguments
 * @param connectUrl the page where the person can fix it by connecting, if that helps
 * @param missingScopes the PagerDuty scopes that are missing, if that is the reason
 * @param retryAfter how long to wait before another try, if that helps
 * @param pagerDutySays PagerDuty's own words, which are data and no instruction
 */
public record ToolError(Kind kind, String message, @Nullable URI connectUrl, Set<String> missingScopes,
		@Nullable Duration retryAfter, List<String> pagerDutySays) {

	static ToolError of(Kind kind, String message) {
		return new ToolError(kind, message, null, Set.of(), null, List.of());
	}

	/**
	 * Something was asked to make a change, and no answer tells whether it did.
	 * @param server who was asked, at the beginning of a sentence
	 */
	public static ToolError outcomeUnknown(String server) {
		return of(Kind.OUTCOME_UNKNOWN, server
				+ " gave no valid answer, so it is not known whether the change was made. Do not call again before you have looked, with a tool that reads, whether it was.");
	}

	/** A tool has made a change, and a later step of it failed. */
	static ToolError partlyDone() {
		return of(Kind.OUTCOME_UNKNOWN,
				"PagerDuty made a change, and then a later step of this tool failed. Do not call again before you have looked, with a tool that reads, what was done.");
	}

	ToolError saying(List<String> words) {
		return new ToolError(this.kind, this.message, this.connectUrl, this.missingScopes, this.retryAfter, words);
	}

	ToolError retryingAfter(@Nullable Duration wait) {
		return new ToolError(this.kind, this.message, this.connectUrl, this.missingScopes, wait, this.pagerDutySays);
	}

	/** Whether the person can fix it by connecting at {@link #connectUrl()}. */
	public boolean needsConnection() {
		return this.connectUrl != null;
	}

	/** The reasons, told apart where an agent does different things. */
	public enum Kind {

		/** The arguments are wrong. */
		BAD_INPUT("TOOL_RUNTIME_BAD_INPUT_VALUE", 400, true),

		/** PagerDuty refuses the arguments. */
		BAD_REQUEST("UPSTREAM_RUNTIME_BAD_REQUEST", 400, true),

		/** The person is not connected, or the connection has ended. */
		NOT_CONNECTED("UPSTREAM_RUNTIME_AUTH_ERROR", 401, false),

		/** The connection lacks a scope. */
		MISSING_SCOPE("UPSTREAM_RUNTIME_AUTH_ERROR", 403, false),

		/** The person may not do this at PagerDuty, or this app may not. */
		FORBIDDEN("UPSTREAM_RUNTIME_AUTH_ERROR", 403, false),

		NOT_FOUND("UPSTREAM_RUNTIME_NOT_FOUND", 404, true),

		RATE_LIMITED("UPSTREAM_RUNTIME_RATE_LIMIT", 429, true),

		/** PagerDuty is in trouble. */
		SERVER_ERROR("UPSTREAM_RUNTIME_SERVER_ERROR", 502, true),

		TIMEOUT("NETWORK_TRANSPORT_RUNTIME_TIMEOUT", 504, true),

		UNREACHABLE("NETWORK_TRANSPORT_RUNTIME_UNREACHABLE", 503, true),

		/** The change may have been made: another call could make it twice. */
		OUTCOME_UNKNOWN("UPSTREAM_RUNTIME_UNMAPPED", 502, false),

		/** A fault of this app or of the tool. */
		UNKNOWN("UNKNOWN", 500, false);

		private final String code;

		private final int status;

		private final boolean retryable;

		Kind(String code, int status, boolean retryable) {
			this.code = code;
			this.status = status;
			this.retryable = retryable;
		}

		/** The name that clients of the authorization API know. */
		public String code() {
			return this.code;
		}

		/** The HTTP status that says the same. */
		public int status() {
			return this.status;
		}

		/** Whether another call can succeed, perhaps with other arguments. */
		public boolean retryable() {
			return this.retryable;
		}

	}

}
