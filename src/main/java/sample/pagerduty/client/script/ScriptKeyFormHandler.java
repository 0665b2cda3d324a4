package sample.pagerduty.client.script;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of script keys, and the form that creates another one. */
@Component
public class ScriptKeyFormHandler {

	private static final Period MAX_LIFETIME = Period.ofYears(10);

	/** Control characters, and those that change the direction of the text after them. */
	private static final Pattern UNPRINTABLE = Pattern
		.compile("[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

	private final Clock clock;

	ScriptKeyFormHandler(Clock clock) {
		this.clock = clock;
	}

	/** Shows keys, which are deleted below the path. */
	void show(List<ScriptKey> keys, String path, Model model) {
		Instant now = this.clock.instant();
		model.addAttribute("keys", keys.stream().map((key) -> KeyRow.of(key, path, now)).toList());
		model.addAttribute("today", LocalDate.ofInstant(now, ZoneOffset.UTC));
		model.addAttribute("expiries", KeyExpiry.values());
		if (!model.containsAttribute("expires")) {
			model.addAttribute("expires", KeyExpiry.NEVER.code());
		}
	}

	/**
	 * Creates a key, or says what is wrong with the form and keeps the input.
	 * @param present how many keys there are
	 * @param notices what the next page shows
	 * @param creation creates the key, given when it expires
	 */
	void submit(Input input, int present, RedirectAttributes notices, Function<@Nullable Instant, String> creation) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		String lastDay = input.choice().map((choice) -> choice.lastDay(input.end(), today)).orElse("");
		String name = input.name().strip();
		String complaint = input.lacksExpiry() ? "end" : complaint(name, lastDay, present);
		if (complaint != null) {
			refuse(input, complaint, notices);
			return;
		}
		notices.addFlashAttribute("newKeyName", name);
		notices.addFlashAttribute("newKey", creation.apply(endOf(lastDay)));
	}

	/**
	 * Creates no key, and keeps the input.
	 * @param complaint the part of a message key after {@code scripts.}
	 */
	void refuse(Input input, String complaint, RedirectAttributes notices) {
		notices.addFlashAttribute("complaint", complaint);
		notices.addFlashAttribute("name", input.name());
		notices.addFlashAttribute("expires", input.choice().map(KeyExpiry::code).orElse(input.expires()));
		notices.addFlashAttribute("end", input.end());
	}

	/** The mistake in the form, as the part of a message key after {@code scripts.}. */
	public @Nullable String complaint(String name, String end, int present) {
		if (name.isEmpty() || name.length() > ScriptKeyService.MAX_NAME_LENGTH || UNPRINTABLE.matcher(name).find()) {
			return "name";
		}
		if (present >= ScriptKeyService.MAX_KEYS) {
			return "count";
		}
		return isPossibleEnd(end) ? null : "end";
	}

	private boolean isPossibleEnd(String end) {
		try {
			Instant ends = endOf(end);
			Instant now = this.clock.instant();
			return ends == null || (ends.isAfter(now)
					&& ends.isBefore(now.atOffset(ZoneOffset.UTC).plus(MAX_LIFETIME).toInstant()));
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	/** A key works until the end of its last day. */
	public static @Nullable Instant endOf(String day) {
		return day.isBlank() ? null : LocalDate.parse(day.strip()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
	}

	/**
	 * What was entered.
	 *
	 * @param expires the code of a {@link KeyExpiry}; blank from a form without the
	 * choice
	 * @param end the last day, if it is chosen by date
	 */
	record Input(String name, String expires, String end) {

		Optional<KeyExpiry> choice() {
			return this.expires.isBlank() ? Optional.of(this.end.isBlank() ? KeyExpiry.NEVER : KeyExpiry.DATE)
					: KeyExpiry.find(this.expires);
		}

		boolean lacksExpiry() {
			return choice().isEmpty() || (choice().get() == KeyExpiry.DATE && this.end.isBlank());
		}

	}

}
