package sample.pagerduty.client.store;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;

import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * For tests of a sample that keeps what it has in a store, whose kind is the parameter of
 * the class.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class SampleOnStore {

	static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	static final String NEXT_KEY = "YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI=";

	final FakePagerDuty pagerDuty = new FakePagerDuty();

	@Parameter
	StoreKind kind;

	@TempDir
	Path directory;

	TestStore store;

	RunningSample sample;

	@BeforeEach
	void startOnNewStore() throws Exception {
		this.store = this.kind.create(this.directory);
		start(KEY);
	}

	/** Starts the sample on what is in the store. */
	void start(String key, String... more) throws Exception {
		String[] settings = Stream.of(Stream.of("PD_STORE_KEY", key), settings().stream(), Stream.of(more))
			.flatMap((some) -> some)
			.toArray(String[]::new);
		this.sample = this.store.start(this.pagerDuty, settings);
	}

	/** What every start needs in addition to the key. */
	List<String> settings() {
		return List.of();
	}

	@AfterEach
	void stop() throws Exception {
		if (this.sample != null) { // if the test was not skipped
			this.sample.close();
		}
		this.pagerDuty.close();
	}

}
