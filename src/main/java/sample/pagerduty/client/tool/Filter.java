package sample.pagerduty.client.tool;

import java.util.Collection;
import java.util.List;

/**
 * A parameter of a tool and where its value goes.
 *
 * @param query PagerDuty's name in the query, or blank if the value is part of the path
 */
record Filter(ToolParameter parameter, String query) {

	/** A filter that has the same name at PagerDuty. */
	static Filter of(ToolParameter parameter) {
		return new Filter(parameter, parameter.type().isList() ? parameter.name() + "[]" : parameter.name());
	}

	/** The id of the resource in the path. */
	static Filter inPath(ToolParameter id) {
		return new Filter(id.asRequired(), "");
	}

	/** Only what belongs to the user. */
	static Filter mine(String description) {
		return new Filter(ToolParameter.flag("mine", description, false), "user_ids[]");
	}

	static Filter since(String description) {
		return of(ToolParameter.time("since", description));
	}

	static Filter until() {
		return of(ToolParameter.time("until", "End of the period."));
	}

	static Filter timeZone() {
		return of(ToolParameter.text("time_zone", "IANA time zone for the times, such as Europe/Paris.").upTo(50));
	}

	static Filter teamIds() {
		return of(ToolParameter.ids("team_ids", "Only of these teams."));
	}

	/** The query that some filters make of the arguments. */
	static ToolQuery query(Collection<Filter> filters, ToolInput input, ToolContext context) {
		ToolQuery query = new ToolQuery();
		filters.forEach((filter) -> filter.add(query, input, context));
		return query;
	}

	private void add(ToolQuery target, ToolInput input, ToolContext context) {
		String name = this.parameter.name();
		if (this.query.isEmpty()) {
			return;
		}
		switch (this.parameter.type()) {
			case BOOLEAN -> {
				if (this.parameter.name().equals("mine")) {
					target.addAll(this.query, input.flag(name) ? List.of(context.user().id()) : List.of());
				}
				else {
					target.add(this.query, input.flag(name));
				}
			}
			case INTEGER -> target.add(this.query, input.number(name));
			case STRINGS, IDS -> target.addAll(this.query, input.list(name));
			case STRING, ID, TIME -> target.add(this.query, input.text(name));
		}
	}

	/** Replaces the parameters in braces. */
	static String path(String template, ToolInput input) {
		int start = template.indexOf('{');
		if (start == -1) {
			return template;
		}
		String name = template.substring(start + 1, template.indexOf('}'));
		return template.replace("{" + name + "}", input.required(name));
	}

}
