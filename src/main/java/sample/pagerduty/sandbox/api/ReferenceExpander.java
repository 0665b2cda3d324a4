package sample.pagerduty.sandbox.api;

import java.util.Set;

import sample.pagerduty.sandbox.company.Account;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/** Puts whole resources in place of references, as {@code include[]} asks. */
@Component
class ReferenceExpander {

	private final JsonMapper jsonMapper;

	ReferenceExpander(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Writes a resource.
	 * @param fields the fields of the resource, and of what it contains, to show in full
	 */
	JsonNode expand(Object resource, Set<String> fields, Account account) {
		JsonNode json = this.jsonMapper.valueToTree(resource);
		if (json instanceof ObjectNode object && !fields.isEmpty()) {
			expand(object, fields, account);
		}
		return json;
	}

	private void expand(ObjectNode object, Set<String> fields, Account account) {
		object.properties().forEach((field) -> {
			boolean wanted = fields.contains(field.getKey());
			if (field.getValue() instanceof ArrayNode list) {
				for (int index = 0; index < list.size(); index++) {
					list.set(index, replacement(list.get(index), wanted, fields, account));
				}
			}
			else {
				field.setValue(replacement(field.getValue(), wanted, fields, account));
			}
		});
	}

	private JsonNode replacement(JsonNode value, boolean wanted, Set<String> fields, Account account) {
		if (!(value instanceof ObjectNode object)) {
			return value;
		}
		if (wanted) {
			return account.resolve(object.path("id").asString())
				.<JsonNode>map(this.jsonMapper::valueToTree)
				.orElse(value);
		}
		expand(object, fields, account);
		return value;
	}

}
