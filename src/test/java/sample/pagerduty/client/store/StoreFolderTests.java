package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What a power cut leaves, what others may read, and what links lead to. */
class StoreFolderTests {

	private static final int BLOCK = 4096;

	@TempDir
	private Path directory;

	private Path folder;

	private Path keyFile;

	private Path databaseFile;

	private StoreFolder store;

	@BeforeEach
	void createFolder() {
		this.folder = this.directory.resolve("store");
		this.keyFile = this.folder.resolve("store.key");
		this.databaseFile = this.folder.resolve("store.mv.db");
		this.store = new StoreFolder(this.folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\0\0\0\0\0\0\0\0", " \r\n" })
	void keyWhenFileHasNoContentAndNothingIsStoredThenReplaced(String content) throws IOException {
		this.store.prepare();
		Files.writeString(this.keyFile, content);
		StoreKey key = this.store.key();
		assertThat(this.store.key()).isEqualTo(key);
		assertThat(Files.readString(this.keyFile)).hasSize(45);
		assertThat(files()).containsExactlyInAnyOrder("store.key", "store.mv.db");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.keyFile))).isEqualTo("rw-------");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\0\0\0\0" })
	void keyWhenFileHasNoContentButSomethingIsStoredThenRefused(String content) throws IOException {
		this.store.key();
		writeDatabase();
		Files.writeString(this.keyFile, content);
		assertThatExceptionOfType(StoreException.class).isThrownBy(this.store::key);
		assertThat(this.keyFile).hasContent(content);
	}

	@Test
	void keyWhenSomeoneWroteAWrongOneThenKeptAndRefused() throws IOException {
		this.store.prepare();
		for (String content : List.of("not a key", "c2hvcnQ=")) {
			Files.writeString(this.keyFile, content);
			assertThatExceptionOfType(StoreException.class).isThrownBy(this.store::key);
			assertThat(this.keyFile).hasContent(content);
		}
	}

	@Test
	void keyWhenManyAskAtTheSameTimeThenAllGetTheSame() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try {
			this.store.prepare();
			Callable<StoreKey> ask = () -> new StoreFolder(this.folder).key();
			StoreKey first = null;
			for (Future<StoreKey> key : executor.invokeAll(Stream.generate(() -> ask).limit(50).toList())) {
				first = (first != null) ? first : key.get();
				assertThat(key.get()).isEqualTo(first);
			}
			assertThat(files()).containsExactlyInAnyOrder("store.key", "store.mv.db");
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void databaseWhenNothingInItCanBeReadThenRefusedAndLeftAsItIs() throws IOException {
		this.store.prepare();
		writeDatabase();
		byte[] good = Files.readAllBytes(this.databaseFile);
		for (byte filler : new byte[] { 0, 'x', (byte) 0xFF }) {
			byte[] content = good.clone();
			Arrays.fill(content, 2 * BLOCK, content.length, filler);
			Files.write(this.databaseFile, content);
			assertThatExceptionOfType(StoreException.class).isThrownBy(this.store::refuseIfUnreadable)
				.satisfies((ex) -> assertThat(ex.description()).contains("is damaged"));
			assertThat(this.databaseFile).hasBinaryContent(content);
		}
	}

	@Test
	void databaseWhenNewOrGoodOrOnlyBegunThenAccepted() throws IOException {
		this.store.prepare();
		assertThatNoException().isThrownBy(this.store::refuseIfUnreadable);
		writeDatabase();
		assertThatNoException().isThrownBy(this.store::refuseIfUnreadable);
		byte[] headers = Arrays.copyOf(Files.readAllBytes(this.databaseFile), 2 * BLOCK);
		Files.write(this.databaseFile, headers);
		assertThatNoException().isThrownBy(this.store::refuseIfUnreadable);
	}

	@Test
	void protectWhenOthersCouldReadTheKeyThenNarrowsAndSaysSoOnce() throws IOException {
		reachable();
		this.store.key();
		assertThat(this.store.permissions().protect()).isEmpty();
		permit(this.folder, "rwxr-xr-x");
		permit(this.keyFile, "rw-r--r--");
		permit(this.databaseFile, "rw-rw-rw-");
		assertThat(this.store.permissions().warnings()).hasSize(2);
		assertThat(permissions(this.keyFile)).isEqualTo("rw-r--r--");
		assertThat(this.store.permissions().protect()).hasSize(2)
			.anyMatch((warning) -> warning.contains("can list the files in " + this.folder))
			.anyMatch(
					(warning) -> warning.contains("could read " + this.keyFile) && warning.contains("change the key"));
		assertThat(permissions(this.keyFile)).isEqualTo("rw-------");
		assertThat(permissions(this.databaseFile)).isEqualTo("rw-------");
		assertThat(this.store.permissions().protect()).hasSize(1);
		permit(this.folder, "rwxrwxrwx");
		assertThat(this.store.permissions().protect()).singleElement()
			.asString()
			.contains("can replace the files in " + this.folder);
	}

	@Test
	void protectWhenOthersCannotGetThereThenNothingWasReadable() throws IOException {
		this.store.key();
		permit(this.keyFile, "rw-r--r--");
		assertThat(this.store.permissions().protect()).isEmpty(); // the directory is
																	// private
		assertThat(permissions(this.keyFile)).isEqualTo("rw-------");
	}

	@Test
	void protectWhenAFileIsALinkThenItsTargetStaysAsItIs() throws IOException {
		reachable();
		this.store.key();
		for (Path file : List.of(this.keyFile, this.databaseFile)) {
			Path target = this.directory.resolve("target-of-" + file.getFileName());
			Files.move(file, target);
			permit(target, "rw-r--r--");
			Files.createSymbolicLink(file, target);
		}
		permit(this.folder, "rwx--x--x");
		assertThat(this.store.permissions().protect())
			.anyMatch((warning) -> warning.contains("chmod 600 on the file that it leads to"));
		assertThat(permissions(this.keyFile)).isEqualTo("rw-r--r--");
		assertThat(permissions(this.databaseFile)).isEqualTo("rw-r--r--");
		assertThat(this.store.key()).isNotNull();
	}

	private void reachable() throws IOException {
		permit(this.directory, "rwx--x--x");
	}

	private void writeDatabase() {
		try (MVStore content = MVStore.open(this.databaseFile.toString())) {
			content.openMap("a").put("b", "c".repeat(10_000));
			content.commit();
		}
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private static void permit(Path file, String permissions) throws IOException {
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
	}

	private static String permissions(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

}
