package sample.pagerduty.client.login;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A login has come back from PagerDuty.
 *
 * @param outcome {@code ok}, or why it failed
 * @param step {@code callback}, {@code token}, {@code keys}, {@code id-token} or
 * {@code profile} if it failed there, and {@code done} if it succeeded
 */
public record LoginFinished(String outcome, String step) {

	static LoginFinished of(@Nullable LoginFailure failure) {
		return (failure != null)
				? new LoginFinished(failure.name().toLowerCase(Locale.ROOT).replace('_', '-'), stepOf(failure))
				: new LoginFinished("ok", "done");
	}

	private static String stepOf(LoginFailure failure) {
		return switch (failure) {
			case CANCELLED, STATE_UNKNOWN, MALFORMED_RESPONSE, INTERRUPTED, WRONG_ISSUER, UNAVAILABLE -> "callback";
			case CODE_EXPIRED, INVALID_CLIENT, REDIRECT_URI_MISMATCH, NOT_ALLOWED, INVALID_SCOPE, REFUSED,
					TOKEN_RATE_LIMITED, PROXY, TOKEN_TIMEOUT, TOKEN_UNREACHABLE, TOKEN_UNAVAILABLE, TOKEN_UNREADABLE ->
				"token";
			case KEYS_UNREACHABLE, KEYS_UNREADABLE, KEYS_TIMEOUT, KEYS_UNAVAILABLE -> "keys";
			case ID_TOKEN_MISSING, ID_TOKEN_EXPIRED, ID_TOKEN_ISSUER, ID_TOKEN_AUDIENCE, ID_TOKEN_NONCE,
					ID_TOKEN_SIGNATURE ->
				"id-token";
			case USER_MISMATCH, PROFILE_UNAUTHORIZED, PROFILE_WRONG_REGION, PROFILE_RATE_LIMITED, PROFILE_TIMEOUT,
					PROFILE_UNREACHABLE, PROFILE_UNAVAILABLE, PROFILE_UNREADABLE ->
				"profile";
		};
	}

}
