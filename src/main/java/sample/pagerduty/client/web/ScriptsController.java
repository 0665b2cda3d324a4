package sample.pagerduty.client.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.script.ScriptKey;
import sample.pagerduty.client.script.ScriptKeyService;
import sample.pagerduty.client.token.Connection;
import sample.pagerduty.client.token.ConnectionService;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The script keys of the connected user, and the commands that use them. */
@Controller
class ScriptsController {

	private static final String SCRIPTS = "redirect:/scripts";

	private static final String GONE = "redirect:/?disconnected=session";

	private static final Period LONGEST_LIFE = Period.ofYears(10);

	private final ConnectionService connections;

	private final ScriptKeyService keys;

	private final WebSettings web;

	private final Clock clock;

	ScriptsController(ConnectionService connections, ScriptKeyService keys, WebSettings web, Clock clock) {
		this.connections = connections;
		this.keys = keys;
		this.web = web;
		this.clock = clock;
	}

	@GetMapping("/scripts")
	String scripts(@Nullable Authentication authentication, Model model) {
		return this.connections.find(authentication).map((connection) -> {
			Instant now = this.clock.instant();
			List<KeyRow> rows = this.keys.list(connection.id()).stream().map((key) -> KeyRow.of(key, now)).toList();
			model.addAttribute("keys", rows);
			model.addAttribute("connection", connection);
			model.addAttribute("tokenUrl", this.web.home().resolve("/api/token"));
			model.addAttribute("today", LocalDate.ofInstant(now, ZoneOffset.UTC));
			return "scripts";
		}).orElse(GONE);
	}

	@PostMapping("/scripts")
	String create(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String end,
			@Nullable Authentication authentication, RedirectAttributes notices) {
		return this.connections.find(authentication).map((connection) -> {
			String complaint = complaint(connection, name.strip(), end);
			if (complaint != null) {
				notices.addFlashAttribute("complaint", complaint);
				notices.addFlashAttribute("name", name);
				notices.addFlashAttribute("end", end);
			}
			else {
				notices.addFlashAttribute("newKeyName", name.strip());
				notices.addFlashAttribute("newKey", this.keys.create(connection.id(), name.strip(), endOf(end)));
			}
			return SCRIPTS;
		}).orElse(GONE);
	}

	@PostMapping("/scripts/{id}/delete")
	String delete(@PathVariable UUID id, @Nullable Authentication authentication, RedirectAttributes notices) {
		return this.connections.find(authentication).map((connection) -> {
			notices.addFlashAttribute("deleted", this.keys.delete(id, connection.id()));
			return SCRIPTS;
		}).orElse(GONE);
	}

	/** What is wrong with the form, as the part of a message key. */
	private @Nullable String complaint(Connection connection, String name, String end) {
		if (name.isEmpty() || name.length() > ScriptKeyService.LONGEST_NAME
				|| name.chars().anyMatch(Character::isISOControl)) {
			return "name";
		}
		if (this.keys.list(connection.id()).size() >= ScriptKeyService.MOST_KEYS) {
			return "count";
		}
		return isPossibleEnd(end) ? null : "end";
	}

	private boolean isPossibleEnd(String end) {
		try {
			Instant ends = endOf(end);
			Instant now = this.clock.instant();
			return ends == null || (ends.isAfter(now)
					&& ends.isBefore(now.atOffset(ZoneOffset.UTC).plus(LONGEST_LIFE).toInstant()));
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	/** A key is good until the end of its last day. */
	private static @Nullable Instant endOf(String day) {
		return day.isBlank() ? null : LocalDate.parse(day.strip()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
	}

	/**
	 * A key as the list shows it.
	 *
	 * @param id what it is deleted by
	 * @param name its name
	 * @param created when it was made
	 * @param lastUsed when it was last used
	 * @param lastDay the last day that it is good for
	 * @param expired whether that day is over
	 */
	record KeyRow(UUID id, String name, String created, String lastUsed, String lastDay, boolean expired) {

		static KeyRow of(ScriptKey key, Instant now) {
			Instant expiresAt = key.expiresAt();
			return new KeyRow(key.id(), key.name(), Times.utc(key.createdAt()),
					(key.lastUsedAt() != null) ? Times.utc(key.lastUsedAt()) : "never", (expiresAt != null)
							? LocalDate.ofInstant(expiresAt, ZoneOffset.UTC).minusDays(1).toString() : "no end",
					key.hasExpired(now));
		}

	}

}
