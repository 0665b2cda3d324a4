package sample.pagerduty.client.tool;

import java.util.List;
import java.util.stream.Stream;

/** The tools that this app has, in their order. */
final class BuiltInTools {

	private static final List<Tool> ALL = Stream
		.of(PeopleTools.all(), IncidentTools.all(), ServiceTools.all(), ScheduleTools.all(), WriteTools.all())
		.flatMap(List::stream)
		.toList();

	private BuiltInTools() {
	}

	static List<Tool> all() {
		return ALL;
	}

}
