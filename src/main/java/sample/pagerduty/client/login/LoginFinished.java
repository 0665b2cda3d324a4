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
		return (failure != null) ? new LoginFinished(code(failure), code(failure.step()))
				: new LoginFinished("ok", "done");
	}

	private static String code(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
