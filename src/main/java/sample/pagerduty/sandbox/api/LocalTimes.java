package sample.pagerduty.sandbox.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Writes the times of a resource in a time zone, as {@code time_zone} asks. */
final class LocalTimes {

	private static final Set<String> FIELDS = Set.of("at", "start", "end", "timestamp", "last_incident_timestamp",
			"rotation_virtual_start");

	private LocalTimes() {
	}

	static void write(JsonNode json, ZoneId zone) {
		if (json instanceof ObjectNode object) {
			object.properties().forEach((field) -> {
				if (isTime(field.getKey()) && field.getValue().isString()) {
					field.setValue(local(field.getValue(), zone));
				}
			});
		}
		json.forEach((child) -> write(child, zone));
	}

	private static boolean isTime(String name) {
		return FIELDS.contains(name) || name.endsWith("_at");
	}

	private static JsonNode local(JsonNode value, ZoneId zone) {
		try {
			return StringNode
				.valueOf(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.parse(value.asString()).atZone(zone)));
		}
		catch (DateTimeException ex) {
			return value;
		}
	}

}
