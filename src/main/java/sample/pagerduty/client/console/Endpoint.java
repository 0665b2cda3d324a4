package sample.pagerduty.client.console;

import java.util.List;

/**
 * Something that PagerDuty's REST API can be asked.
 *
 * @param path the template of its path
 * @param group the heading that it stands under
 * @param gives what the answer holds, in a few words
 * @param parameters what can be filled in, in the path first
 * @param userOnly whether only the token of a user makes sense
 */
record Endpoint(String path, String group, String gives, List<Parameter> parameters, boolean userOnly) {

	/**
	 * Something to fill in.
	 *
	 * @param place where it belongs
	 * @param name PagerDuty's name for it
	 * @param help what can be written there, in a sentence
	 */
	record Parameter(Place place, String name, String help) {

		/** Its name in the addresses of this app. */
		public String field() {
			return this.place.prefix() + this.name;
		}

	}

	/** Where a parameter belongs. */
	enum Place {

		/** In the place of {@code {name}} in the path. */
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
