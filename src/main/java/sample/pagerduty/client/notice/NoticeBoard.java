package sample.pagerduty.client.notice;

import java.util.Set;
import java.util.function.Consumer;

import sample.pagerduty.client.config.StoreSettings.Location;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

/** Where replicas see each other's notices. */
interface NoticeBoard {

	static NoticeBoard of(Location location, NoticeRepository notices) {
		return (location instanceof PostgreSql database)
				? new PostgreSqlNoticeBoard(new NoticeConnector(database), notices) : new OwnNoticeBoard();
	}

	/** Shows a notice to other replicas when the transaction commits. */
	void post(String key);

	/**
	 * Starts watching for notices of other replicas, if that has not been started.
	 * @param keys the keys that matter, as they change
	 * @param wake told each key among them that a notice has
	 */
	void watch(Set<String> keys, Consumer<String> wake);

	void close();

	/** For the embedded database, which one process uses alone. */
	final class OwnNoticeBoard implements NoticeBoard {

		@Override
		public void post(String key) {
			// there is no other replica
		}

		@Override
		public void watch(Set<String> keys, Consumer<String> wake) {
			// nothing to watch
		}

		@Override
		public void close() {
			// nothing to close
		}

	}

}
