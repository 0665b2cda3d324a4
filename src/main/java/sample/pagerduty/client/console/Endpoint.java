package sample.pagerduty.client.console;

import java.util.List;
import java.util.Set;

/**
 * An endpoint of PagerDuty's REST API that the console lists.
 *
 * @param path the template of its path
 * @param group the heading of its group
 * @param gives the content of the answer, in a few words
 * @param parameters the fields of its form, those of the path first
 * @param userOnly whether it needs a user's token
 * @param reference the closest page of PagerDuty's API reference that is known
 */
record Endpoint(String path, String group, String gives, List<Parameter> parameters, boolean userOnly,
		ReferencePage reference) {

	/**
	 * A field of the form.
	 *
	 * @param place where its value goes
	 * @param name PagerDuty's name for it
	 * @param help the help text, in a sentence
	 * @param values the values to choose from; none if any text will do
	 */
	record Parameter(Place place, String name, String help, List<String> values) {

		private static final Set<String> TIMES = Set.of("since", "until");

		Parameter(Place place, String name, String help) {
			this(place, name, help, List.of());
		}

		/** Whether it can have several values. */
		boolean isList() {
			return isList(this.name);
		}

		static boolean isList(String name) {
			return name.endsWith("[]");
		}

		static boolean isTime(String name) {
			return TIMES.contains(name);
		}

		/** Its name in the URLs of this app. */
		public String field() {
			return this.place.prefix() + this.name;
		}

	}

	/** Where a parameter goes. */
	enum Place {

		/** Replaces {@code {name}} in the path. */
		PATH("path."),

		/** In the query. */
		QUERY("query.");

		private final String prefix;

		Place(String prefix) {
			this.prefix = prefix;
		}

		String prefix() {
			return this.prefix;
		}

	}

}
