package sample.pagerduty.client.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.config.ActivitySettings;

import org.springframework.dao.TransientDataAccessResourceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What happens to entries while the database does not answer. */
class ActivityWriterTests {

	private final List<String> saved = new CopyOnWriteArrayList<>();

	private volatile boolean broken = true;

	private volatile int attempts;

	private final ActivityRepository database = new ActivityRepository(null, null) {

		@Override
		void save(List<ActivityLog.Recorded> entries) {
			ActivityWriterTests.this.attempts++;
			if (ActivityWriterTests.this.broken) {
				throw new TransientDataAccessResourceException("for the test");
			}
			entries.forEach((entry) -> ActivityWriterTests.this.saved.add(entry.activity().name()));
		}

		@Override
		void trim(UUID connectionId, int max) {
		}

		@Override
		void deleteExpired(Instant oldest) {
		}

	};

	private final ActivityWriter writer = new ActivityWriter(this.database,
			new ActivityCleanup(this.database, new ActivitySettings(Duration.ofDays(1)), Clock.systemUTC()));

	private List<String> write(int count) {
		UUID connection = UUID.randomUUID();
		List<String> names = IntStream.range(0, count).mapToObj((number) -> "use " + number).toList();
		names.forEach((name) -> this.writer.write(new ActivityLog.Recorded(
				Activity.token(connection, ActivityKind.SCRIPT_KEY, name), Instant.EPOCH, null)));
		return names;
	}

	@Test
	void writeWhenTheDatabaseFailsThenNothingIsLostOrWrittenTwice() throws InterruptedException {
		List<String> names = write(1200);
		await().until(() -> this.attempts > 0);
		this.broken = false;
		await().atMost(Duration.ofSeconds(30)).until(() -> this.saved.size() >= names.size());
		this.writer.destroy();
		assertThat(this.saved).isEqualTo(names);
		assertThat(this.writer.dropped()).isZero();
	}

	@Test
	void destroyThenWhatWaitsIsWritten() throws InterruptedException {
		this.broken = false;
		List<String> names = write(1200);
		this.writer.destroy();
		assertThat(this.saved).isEqualTo(names);
	}

	@Test
	void destroyWhenTheDatabaseFailsThenItEnds() throws InterruptedException {
		write(3);
		this.writer.destroy();
		assertThat(this.attempts).isPositive();
		assertThat(this.saved).isEmpty();
	}

}
