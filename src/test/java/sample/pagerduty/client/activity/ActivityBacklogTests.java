package sample.pagerduty.client.activity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which entries wait to be written when there are very many. */
class ActivityBacklogTests {

	private static final int MAX_OF_A_CONNECTION = 10_000;

	private final ActivityBacklog backlog = new ActivityBacklog();

	private void add(UUID connection, int count) {
		IntStream.range(0, count)
			.mapToObj((number) -> Activity.token(connection, ActivityKind.SCRIPT_KEY, "use " + number))
			.map((activity) -> new ActivityLog.Recorded(activity, Instant.EPOCH, null))
			.forEach(this.backlog::add);
	}

	private static List<String> names(List<ActivityLog.Recorded> entries, UUID connection) {
		return entries.stream()
			.map(ActivityLog.Recorded::activity)
			.filter((activity) -> activity.connectionId().equals(connection))
			.map(Activity::name)
			.toList();
	}

	@Test
	void addWhenAConnectionHasManyThenItsNewestWaitAndThoseOfOthersStay() {
		UUID busy = UUID.randomUUID();
		UUID quiet = UUID.randomUUID();
		add(quiet, 2);
		add(busy, 5 * MAX_OF_A_CONNECTION);
		assertThat(this.backlog.size()).isEqualTo(MAX_OF_A_CONNECTION + 2);
		assertThat(this.backlog.dropped()).isZero();
		List<ActivityLog.Recorded> drained = this.backlog.drain();
		assertThat(names(drained, quiet)).containsExactly("use 0", "use 1");
		assertThat(names(drained, busy)).hasSize(MAX_OF_A_CONNECTION)
			.startsWith("use 40000", "use 40001")
			.endsWith("use 49999");
	}

	@Test
	void addWhenManyConnectionsHaveManyThenWhatIsTooMuchIsDroppedAndCounted() {
		UUID late = UUID.randomUUID();
		IntStream.range(0, 4).forEach((number) -> add(UUID.randomUUID(), MAX_OF_A_CONNECTION));
		add(late, 3);
		assertThat(this.backlog.dropped()).isEqualTo(3);
		assertThat(this.backlog.drain()).hasSize(4 * MAX_OF_A_CONNECTION);
		assertThat(this.backlog.size()).isZero();
		add(late, 3);
		assertThat(names(this.backlog.drain(), late)).containsExactly("use 0", "use 1", "use 2");
	}

}
