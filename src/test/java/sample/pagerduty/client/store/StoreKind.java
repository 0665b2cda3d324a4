package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Path;

import sample.pagerduty.TestPostgres;

/** The stores that keep what they have after the sample ends. */
enum StoreKind {

	FILE {

		@Override
		TestStore create(Path directory) throws IOException {
			return TestStore.in(directory.resolve("store"));
		}

	},

	POSTGRESQL {

		@Override
		TestStore create(Path directory) throws IOException {
			return TestStore.in(TestPostgres.shared());
		}

	};

	/** Creates an empty store, in the directory if it needs one. */
	abstract TestStore create(Path directory) throws IOException;

}
