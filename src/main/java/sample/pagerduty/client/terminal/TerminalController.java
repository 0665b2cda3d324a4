package sample.pagerduty.client.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.activity.ActivityEntry;
import sample.pagerduty.client.activity.ActivityFilter;
import sample.pagerduty.client.activity.ActivityKind;
import sample.pagerduty.client.activity.ActivityLog;
import sample.pagerduty.client.connection.AllUses;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.script.ScriptKey;
import sample.pagerduty.client.script.ScriptKeyFormHandler;
import sample.pagerduty.client.script.ScriptKeyService;
import sample.pagerduty.client.script.TokenHandout;

import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Connections, tokens and keys for the terminal commands. */
@RestController
@RequestMapping(TerminalSecurityConfiguration.PATH)
class TerminalController {

	private static final int MAX_ACTIVITIES = 10_000;

	private final ConnectionService connections;

	private final AllUses uses;

	private final TokenHandout tokens;

	private final ScriptKeyService keys;

	private final ScriptKeyFormHandler keyForm;

	private final MessageSource messages;

	private final ActivityLog activities;

	TerminalController(ConnectionService connections, AllUses uses, TokenHandout tokens, ScriptKeyService keys,
			ScriptKeyFormHandler keyForm, MessageSource messages, ActivityLog activities) {
		this.connections = connections;
		this.uses = uses;
		this.tokens = tokens;
		this.keys = keys;
		this.keyForm = keyForm;
		this.messages = messages;
		this.activities = activities;
	}

	@GetMapping("/connections")
	List<ConnectionSummary> connections() {
		return this.connections.findAll().stream().map(ConnectionSummary::of).toList();
	}

	@GetMapping("/connections/{id}/token")
	ResponseEntity<String> token(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters) {
		Connection connection = connection(id);
		return this.activities.recording(Activity.token(id, ActivityKind.TERMINAL, ""),
				() -> this.tokens.userToken(connection, parameters));
	}

	@GetMapping("/connections/{id}/activity")
	List<ActivityEntry> activity(@PathVariable UUID id, @RequestParam Map<String, String> parameters,
			@RequestParam(defaultValue = "50") int limit) {
		ActivityFilter filter = ActivityFilter.of(parameters)
			.orElseThrow(() -> TerminalProblem.badInput("There is no such kind, result or day."));
		if (limit < 1 || limit > MAX_ACTIVITIES) {
			throw TerminalProblem.badInput("The limit must be from 1 to %d.".formatted(MAX_ACTIVITIES));
		}
		return this.activities.find(connection(id).id(), filter, Long.MAX_VALUE, limit);
	}

	@GetMapping("/connections/{id}/uses")
	Uses uses(@PathVariable UUID id) {
		return new Uses(this.uses.summaryOf(connection(id).id()));
	}

	/** Ends the connection here and, if that is asked for, at PagerDuty. */
	@DeleteMapping("/connections/{id}")
	Ended end(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean revoke) {
		Connection ended = this.connections.forget(id).orElseThrow(TerminalProblem::noSuchConnection);
		return new Ended(revoke && this.connections.revoke(ended));
	}

	@GetMapping("/connections/{id}/keys")
	List<ScriptKey> keys(@PathVariable UUID id) {
		return this.keys.list(connection(id).id());
	}

	@PostMapping("/connections/{id}/keys")
	NewKey create(@PathVariable UUID id, @RequestParam String name, @RequestParam(defaultValue = "") String end) {
		UUID connection = connection(id).id();
		String complaint = this.keyForm.complaint(name.strip(), end, this.keys.list(connection).size());
		if (complaint != null) {
			throw TerminalProblem.badInput(this.messages.getMessage("scripts." + complaint, null, Locale.ENGLISH));
		}
		return new NewKey(this.keys.create(connection, null, name.strip(), ScriptKeyFormHandler.endOf(end)));
	}

	@DeleteMapping("/connections/{id}/keys/{keyId}")
	void delete(@PathVariable UUID id, @PathVariable UUID keyId) {
		if (!this.keys.delete(keyId, id)) {
			throw TerminalProblem.noSuchKey();
		}
	}

	private Connection connection(UUID id) {
		return this.connections.findById(id).orElseThrow(TerminalProblem::noSuchConnection);
	}

	/**
	 * What uses a connection.
	 *
	 * @param stops what stops if it ends, in words; empty if nothing does
	 */
	record Uses(String stops) {

	}

	/**
	 * The end of a connection.
	 *
	 * @param revoked whether PagerDuty confirmed that its tokens are revoked
	 */
	record Ended(boolean revoked) {

	}

	/** A script key, shown once. */
	record NewKey(String key) {

		@Override
		public String toString() {
			return "NewKey[]";
		}

	}

}
