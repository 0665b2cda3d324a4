package sample.pagerduty.client.script;

import java.util.List;
import java.util.UUID;

import sample.pagerduty.client.connection.ConnectionUses;

import org.springframework.stereotype.Component;

/** The script keys that get tokens of a connection. */
@Component
class ScriptKeyUses implements ConnectionUses {

	private final ScriptKeyService keys;

	ScriptKeyUses(ScriptKeyService keys) {
		this.keys = keys;
	}

	@Override
	public List<Use> of(UUID connectionId) {
		return this.keys.listActive(connectionId)
			.stream()
			.map((key) -> new Use("Script key", key.name(), key.purpose().label(), key.createdAt(), key.lastUsedAt(),
					"Delete", "/scripts/" + key.id() + "/delete"))
			.toList();
	}

}
