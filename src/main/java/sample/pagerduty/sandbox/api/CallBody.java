package sample.pagerduty.sandbox.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON body of a write, and what is wrong with it. As with {@link CallParameters},
 * fields that PagerDuty does not document are ignored.
 */
final class CallBody {

	static final int MAX_BYTES = 200_000;

	private final JsonNode json;

	private final List<String> errors = new ArrayList<>();

	private CallBody(JsonNode json) {
		this.json = json;
	}

	static CallBody read(HttpServletRequest request, JsonMapper jsonMapper) throws IOException {
		byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
		if (bytes.length > MAX_BYTES) {
			throw SandboxApiException.invalidInput(List.of("The body must have at most " + MAX_BYTES + " bytes."));
		}
		try {
			return new CallBody(jsonMapper.readTree(bytes));
		}
		catch (JacksonException ex) {
			throw SandboxApiException.invalidInput(List.of("The body must be JSON."));
		}
	}

	boolean has(String name) {
		return this.json.has(name);
	}

	/** The object in a field, which must be there. */
	JsonNode object(String name) {
		return asObject(this.json.path(name), name);
	}

	/** The objects in the list of a field, which must be there. */
	List<JsonNode> objects(String name, int max) {
		List<JsonNode> objects = objects(this.json, name, max);
		check();
		return objects;
	}

	List<JsonNode> objects(JsonNode parent, String name, int max) {
		JsonNode list = parent.path(name);
		if (!list.isArray() || list.isEmpty() || list.size() > max
				|| !list.valueStream().allMatch(JsonNode::isObject)) {
			refuse("The field " + name + " must be a list of one to " + max + " objects.");
			return List.of();
		}
		return list.valueStream().toList();
	}

	private JsonNode asObject(JsonNode value, String name) {
		if (!value.isObject()) {
			refuse("The field " + name + " must be an object.");
			check();
		}
		return value;
	}

	/** A text that is not blank; null if the field is absent. */
	@Nullable String text(JsonNode parent, String name, int max) {
		JsonNode value = parent.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString() || value.asString().isBlank() || value.asString().length() > max) {
			refuse("The field " + name + " must be a text with at most " + max + " characters.");
			return null;
		}
		return value.asString();
	}

	/** A text that must be there. */
	String required(JsonNode parent, String name, int max) {
		String text = text(parent, name, max);
		if (text == null && this.errors.isEmpty()) {
			refuse("The field " + name + " is missing.");
		}
		return (text != null) ? text : "";
	}

	/** The ID in a reference; null if the field is absent. */
	@Nullable String id(JsonNode parent, String name) {
		return parent.hasNonNull(name) ? requiredId(parent, name) : null;
	}

	/** The ID in a reference that must be there; null if it is wrong. */
	@Nullable String requiredId(JsonNode parent, String name) {
		JsonNode id = parent.path(name).path("id");
		if (!id.isString()) {
			refuse("The field " + name + " must be an object with an id.");
			return null;
		}
		return id.asString();
	}

	/** Adds an error. */
	void refuse(String error) {
		this.errors.add(error);
	}

	boolean hasErrors() {
		return !this.errors.isEmpty();
	}

	/** Takes the errors out, for writes of which others succeed. */
	List<String> takeErrors() {
		List<String> taken = List.copyOf(this.errors);
		this.errors.clear();
		return taken;
	}

	/** Throws all errors at once. */
	void check() {
		if (!this.errors.isEmpty()) {
			throw SandboxApiException.invalidInput(List.copyOf(this.errors));
		}
	}

}
