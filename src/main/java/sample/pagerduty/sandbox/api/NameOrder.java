package sample.pagerduty.sandbox.api;

import java.util.Comparator;

import sample.pagerduty.sandbox.company.Resource;

/** The orders of collections that {@code sort_by} sorts by name only. */
final class NameOrder {

	private static final Comparator<Resource> BY_NAME = Comparator.comparing(Resource::name,
			String.CASE_INSENSITIVE_ORDER);

	private NameOrder() {
	}

	static Comparator<Resource> of(CallParameters parameters) {
		String sortBy = parameters.value("sort_by");
		if (sortBy == null) {
			return Comparator.comparing((resource) -> 0);
		}
		return switch (sortBy) {
			case "name", "name:asc" -> BY_NAME;
			case "name:desc" -> BY_NAME.reversed();
			default -> {
				parameters.refuse("The parameter sort_by must be name, name:asc or name:desc.");
				yield BY_NAME;
			}
		};
	}

}
