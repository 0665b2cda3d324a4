package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The words about a tool of this app.
 *
 * @param description for the model
 * @param area the group that settings can name
 * @param scope the PagerDuty scope that a call needs, or blank for none
 */
record ToolText(String name, String title, String description, String area, String scope) {

	ToolDefinition reading(List<ToolParameter> parameters, ObjectNode output) {
		return ToolDefinition.reading(this.name, this.title, this.description, this.area, scopes(), parameters, output);
	}

	ToolDefinition writing(ToolEffect effect, List<ToolParameter> parameters, ObjectNode output) {
		return ToolDefinition.writing(effect, this.name, this.title, this.description, this.area, scopes(), parameters,
				output);
	}

	private Set<String> scopes() {
		return this.scope.isEmpty() ? Set.of() : Set.of(this.scope);
	}

	/** The schema of an answer with one object. */
	static ObjectNode object(String name, Fields fields) {
		ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
		schema.putObject("properties").putObject(name).put("type", "object").put("description", fields.description());
		schema.putArray("required").add(name);
		return schema;
	}

	/** The schema of an answer with a list of objects. */
	static ObjectNode list(String name, Fields fields) {
		ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
		ObjectNode list = schema.putObject("properties").putObject(name).put("type", "array");
		list.putObject("items").put("type", "object");
		list.put("description", fields.description());
		schema.putArray("required").add(name);
		return schema;
	}

}
