package sample.pagerduty.client.script;

import java.util.List;
import java.util.UUID;

import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.connection.ConnectionUses;

import org.springframework.stereotype.Component;

/**
 * The script keys that end with a connection: those that get its tokens, and those that
 * its user created for app tokens.
 */
@Component
class ScriptKeyUses implements ConnectionUses {

	private final ScriptKeyService keys;

	ScriptKeyUses(ScriptKeyService keys) {
		this.keys = keys;
	}

	@Override
	public List<Use> of(UUID connectionId) {
		return this.keys.listActive(connectionId).stream().map(ScriptKeyUses::use).toList();
	}

	private static Use use(ScriptKey key) {
		AppTokenRequest app = key.app();
		return (app != null) ? use("App key", key, app.subdomain() + " · " + app.scope(), AppTokenPageController.KEYS)
				: use("Script key", key, key.purpose().label(), ScriptsController.PATH);
	}

	private static Use use(String kind, ScriptKey key, String detail, String path) {
		return new Use(kind, key.name(), detail, key.createdAt(), key.lastUsedAt(), "Delete",
				path + "/" + key.id() + "/delete");
	}

}
