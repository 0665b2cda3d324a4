package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import sample.pagerduty.client.config.Scopes;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool is. Every form in which agents see tools is made from it, in one order, and
 * so is the table of the documentation. No text in it comes from PagerDuty.
 *
 * @param toolkit the set that the tool belongs to
 * @param name the name within the toolkit, such as {@code ListServices}
 * @param title a short name for people
 * @param description for the model: what the tool does and when to use it
 * @param area the group that settings can name, such as {@code incidents}
 * @param scopes the PagerDuty scopes that a call needs
 * @param effect what a call changes
 * @param parameters the parameters, in the order of the documentation
 * @param output the JSON schema of the answer, an object
 */
public record ToolDefinition(String toolkit, String name, String title, String description, String area,
		Set<String> scopes, ToolEffect effect, List<ToolParameter> parameters, ObjectNode output) {

	/** The toolkit of the tools that this app has. */
	public static final String PAGERDUTY = "Pagerduty";

	/** A tool of this app that only reads. */
	public static ToolDefinition reading(String name, String title, String description, String area, Set<String> scopes,
			List<ToolParameter> parameters, ObjectNode output) {
		return new ToolDefinition(PAGERDUTY, name, title, description, area, scopes, ToolEffect.READS, parameters,
				output);
	}

	/** A tool of this app that changes something at PagerDuty. */
	public static ToolDefinition writing(ToolEffect effect, String name, String title, String description, String area,
			Set<String> scopes, List<ToolParameter> parameters, ObjectNode output) {
		return new ToolDefinition(PAGERDUTY, name, title, description, area, scopes, effect, parameters, output);
	}

	public boolean writes() {
		return !this.effect.readOnly();
	}

	/** Such as {@code Pagerduty.ListServices}. */
	public String qualifiedName() {
		return this.toolkit + "." + this.name;
	}

	/** Such as {@code list_services}; the tools of other toolkits begin with its name. */
	public String snakeCaseName() {
		String name = snakeCase(this.name);
		return this.toolkit.equals(PAGERDUTY) ? name : snakeCase(this.toolkit) + "_" + name;
	}

	private static String snakeCase(String name) {
		return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
	}

	/** The JSON schema of the arguments. */
	public ObjectNode inputSchema() {
		ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
		ObjectNode properties = schema.putObject("properties");
		this.parameters.forEach((parameter) -> properties.set(parameter.name(), parameter.schema()));
		List<String> required = this.parameters.stream()
			.filter(ToolParameter::required)
			.map(ToolParameter::name)
			.toList();
		if (!required.isEmpty()) {
			required.forEach(schema.putArray("required")::add);
		}
		return schema.put("additionalProperties", false);
	}

	/** The JSON schema of the answer. */
	public ObjectNode outputSchema() {
		return this.output.deepCopy();
	}

	/** The scopes that these do not include. */
	public Set<String> scopesMissingFrom(Set<String> granted) {
		return Scopes.missing(this.scopes, granted);
	}

	/** The same tool for a Classic app, which has two scopes only. */
	ToolDefinition forClassicApp() {
		Set<String> classic = this.scopes.isEmpty() ? Set.of() : Set.of(writes() ? "write" : "read");
		return new ToolDefinition(this.toolkit, this.name, this.title, this.description, this.area, classic,
				this.effect, this.parameters, this.output);
	}

}
