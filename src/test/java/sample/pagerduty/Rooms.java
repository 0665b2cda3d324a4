package sample.pagerduty;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rooms of the client, in the order in which they may use each other. */
final class Rooms {

	static final String CLIENT = "sample.pagerduty.client";

	/** A room uses only rooms of the steps before its own. */
	static final List<Set<String>> STEPS = List.of(Set.of("config"), Set.of("store"), Set.of("session", "notice"),
			Set.of("web", "rest"), Set.of("flow"), Set.of("oauth"), Set.of("connection"), Set.of("activity", "ending"),
			Set.of("apptoken"), Set.of("tool"), Set.of("login", "script", "services", "console"),
			Set.of("agent", "mcp"), Set.of("mcp.login"), Set.of("terminal", "agentpage"), Set.of("metrics", "traces"));

	/** Not in the order, because it has to work for a person who cannot connect. */
	static final String SETUP = "setup";

	private static final int LAST_STEP_FOR_SETUP = 3;

	private Rooms() {
	}

	static Set<String> all() {
		return Stream.concat(STEPS.stream().flatMap(Set::stream), Stream.of(SETUP)).collect(Collectors.toSet());
	}

	/** Whether a class of one package may use a class of another one. */
	static boolean mayUse(String user, String used) {
		String userRoom = roomOf(user);
		String usedRoom = roomOf(used);
		if (usedRoom.isEmpty() || userRoom.isEmpty() || usedRoom.equals(userRoom)) {
			return true; // the root package holds the application and what all rooms use
		}
		if (userRoom.equals(SETUP)) {
			return stepOf(usedRoom) <= LAST_STEP_FOR_SETUP;
		}
		return !usedRoom.equals(SETUP) && stepOf(usedRoom) < stepOf(userRoom);
	}

	private static int stepOf(String room) {
		return IntStream.range(0, STEPS.size())
			.filter((step) -> STEPS.get(step).contains(room))
			.findFirst()
			.orElseThrow(() -> new AssertionError(room + " is not among the rooms"));
	}

	private static String roomOf(String packageName) {
		return packageName.equals(CLIENT) ? "" : packageName.substring(CLIENT.length() + 1);
	}

}
