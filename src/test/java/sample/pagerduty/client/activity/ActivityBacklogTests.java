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
		List<ActivityLog.Recorded> all = this.backlog.poll(Integer.MAX_VALUE);
		assertThat(names(all, quiet)).containsExactly("use 0", "use 1");
		assertThat(names(all, busy)).hasSize(MAX_OF_A_CONNECTION)
			.startsWith("use 40000", "use 40001")
			.endsWith("use 49999");
	}

	@Test
	void addWhenManyConnectionsHaveManyThenWhatIsTooMuchIsDroppedAndCounted() {
		UUID late = UUID.randomUUID();
		IntStream.range(0, 4).forEach((number) -> add(UUID.randomUUID(), MAX_OF_A_CONNECTION));
		add(late, 3);
		assertThat(this.backlog.dropped()).isEqualTo(3);
		assertThat(this.backlog.isHalfFull()).isTrue();
		assertThat(this.backlog.poll(Integer.MAX_VALUE)).hasSize(4 * MAX_OF_A_CONNECTION);
		assertThat(this.backlog.isEmpty()).isTrue();
		add(late, 3);
		assertThat(this.backlog.isHalfFull()).isFalse();
		assertThat(names(this.backlog.poll(Integer.MAX_VALUE), late)).containsExactly("use 0", "use 1", "use 2");
	}

	@Test
	void pollWhenAConnectionIsBusyThenTheOthersHaveTheirTurn() {
		UUID busy = UUID.randomUUID();
		UUID quiet = UUID.randomUUID();
		add(busy, 9);
		add(quiet, 2);
		assertThat(names(this.backlog.poll(4), busy)).containsExactly("use 0", "use 1", "use 2", "use 3");
		add(busy, 9);
		List<ActivityLog.Recorded> next = this.backlog.poll(4);
		assertThat(names(next, quiet)).containsExactly("use 0", "use 1");
		assertThat(names(next, busy)).containsExactly("use 4", "use 5");
		assertThat(this.backlog.size()).isEqualTo(12);
	}

}
