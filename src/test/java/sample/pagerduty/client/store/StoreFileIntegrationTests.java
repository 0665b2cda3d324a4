package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.Requirements;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SampleProcess;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.Script;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The store in a file: who may read it, and what happens when something is wrong with it.
 */
@ExtendWith(OutputCaptureExtension.class)
class StoreFileIntegrationTests {

	/** The size of a block in the files of H2. */
	private static final int BLOCK = 4096;

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	@TempDir
	private Path directory;

	private Path folder;

	private TestStore store;

	@BeforeEach
	void createStore() throws IOException {
		this.folder = this.directory.resolve("folder").resolve("store");
		this.store = TestStore.in(this.folder);
	}

	@AfterEach
	void stopPagerDuty() {
		this.pagerDuty.close();
	}

	@Test
	void startWhenFolderIsNewThenOnlyItsOwnerMayRead() throws IOException {
		Requirements.posixPermissions();
		try (RunningSample sample = start()) {
			Person ada = Person.login("Ada", sample.browser(), this.pagerDuty);
			ada.createScript();
			assertThat(permissions(this.folder)).isEqualTo("rwx------");
			assertThat(permissions(this.folder.getParent())).isEqualTo("rwx------");
			assertThat(filesIn(this.folder)).contains("store.key", "store.mv.db")
				.allSatisfy((file) -> assertThat(permissions(this.folder.resolve(file))).isEqualTo("rw-------"));
		}
	}

	@Test
	void startWhenOthersMayReadTheFilesThenPermissionsAreNarrowed(CapturedOutput log) throws IOException {
		Requirements.posixPermissions();
		start().close();
		for (String file : filesIn(this.folder)) {
			Files.setPosixFilePermissions(this.folder.resolve(file), PosixFilePermissions.fromString("rw-rw-r--"));
		}
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		try (RunningSample sample = start()) {
			assertThat(sample.browser().get("/").statusCode()).isEqualTo(200);
			assertThat(filesIn(this.folder))
				.allSatisfy((file) -> assertThat(permissions(this.folder.resolve(file))).isEqualTo("rw-------"));
			assertThat(log.getAll()).contains("Other users can list the files in " + this.folder, "chmod 700");
		}
	}

	@Test
	void filesThenContainNoSecret() throws IOException {
		String[] secrets;
		try (RunningSample sample = start()) {
			Person ada = Person.login("Ada", sample.browser(), this.pagerDuty);
			secrets = ada.secrets(ada.createScript());
			sample.browser().get("/connect/pagerduty");
			assertNoneOf(secrets);
		}
		assertNoneOf(secrets);
	}

	private void assertNoneOf(String... secrets) throws IOException {
		byte[] content = Files.readAllBytes(databaseFile());
		String oneByteEach = new String(content, StandardCharsets.ISO_8859_1);
		assertThat(oneByteEach).contains("nightly").doesNotContain(secrets);
		assertThat(oneByteEach.replace("\0", "")).doesNotContain(secrets); // UTF-16
		assertThat(oneByteEach).doesNotContain(Files.readString(this.folder.resolve("store.key")).strip());
	}

	@Test
	void processWhenKilledRightAfterACommitThenNothingIsLost() throws Exception {
		Requirements.posixPermissions();
		Path home = Files.createDirectory(this.directory.resolve("home"));
		Map<String, String> settings = this.store.configuration(this.pagerDuty, "PD_STORE_DIR", "");
		Person ada;
		Script script;
		try (SampleProcess process = SampleProcess.start(home, settings).awaitStarted()) {
			ada = Person.login("Ada", process.browser(), this.pagerDuty);
			script = ada.createScript();
			process.kill();
		}
		Path defaultFolder = home.resolve(".pagerduty-oauth-sample");
		assertThat(permissions(defaultFolder)).isEqualTo("rwx------");
		assertThat(filesIn(defaultFolder)).contains("store.key", "store.mv.db");
		try (RunningSample sample = this.store.start(this.pagerDuty, "PD_STORE_DIR", defaultFolder.toString())) {
			ada.assertConnected();
			assertThat(script.at(sample.home()).token()).isEqualTo(ada.accessToken());
		}
	}

	@Test
	void processWhenAnotherHasTheFileThenEndsWithASentence() throws Exception {
		try (RunningSample first = start();
				SampleProcess second = SampleProcess.start(this.directory, this.store.configuration(this.pagerDuty,
						"PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort())))) {
			assertThat(second.awaitEnd()).isEqualTo(1);
			assertThat(second.output())
				.contains("The store in " + this.folder + " is in use by another process.", "STORE_DIR", "DATABASE_URL")
				.doesNotContain("\tat ", "Exception");
			Person.login("Ada", first.browser(), this.pagerDuty).assertConnected();
		}
	}

	@Test
	void memoryThenLeavesNothing() throws Exception {
		Map<String, String> settings = this.pagerDuty.configuration("PD_STORE", "memory");
		try (SampleProcess process = SampleProcess.start(this.directory, settings).awaitStarted()) {
			Person ada = Person.login("Ada", process.browser(), this.pagerDuty);
			ada.createScript();
			ada.assertConnected();
			process.stop();
			assertThat(filesIn(this.directory)).singleElement().asString().startsWith("output");
			assertThat(process.output()).doesNotContain("ERROR", "WARN", "\tat ");
		}
	}

	@ParameterizedTest
	@CsvSource({ "beginning,0,0.2", "everything,0,1" })
	void startWhenFileIsDamagedThenRefusesAndLeavesItAsItIs(String part, double from, double to, CapturedOutput log)
			throws IOException {
		loginOnce();
		assertRefused(damage(from, to), log);
	}

	@Test
	void startWhenMiddleOfFileIsDamagedThenRefusesAndLeavesItAsItIs(CapturedOutput log) throws IOException {
		loginOnce();
		assertRefused(damageMiddle(), log);
	}

	@Test
	void startWhenOnlyTheHeadersAreGoodThenRefusesAndLeavesItAsItIs(CapturedOutput log) throws IOException {
		loginOnce();
		byte[] content = Files.readAllBytes(databaseFile());
		Arrays.fill(content, 2 * BLOCK, content.length, (byte) 0);
		assertRefused(Files.readAllBytes(Files.write(databaseFile(), content)), log);
	}

	@Test
	void startWhenKeyFileOfANewStoreIsEmptyThenReplaced() throws IOException {
		Files.createDirectories(this.folder);
		Files.createFile(this.folder.resolve("store.key"));
		Files.createFile(databaseFile());
		Person ada = loginOnce();
		try (RunningSample sample = start()) {
			ada.assertConnected();
			assertThat(sample.browser().get("/").statusCode()).isEqualTo(200);
		}
		assertThat(this.folder.resolve("store.key")).isNotEmptyFile();
	}

	private void assertRefused(byte[] damaged, CapturedOutput log) throws IOException {
		assertThatException().isThrownBy(this::start);
		assertThat(log.getAll())
			.contains("The database file store.mv.db in " + this.folder + " is damaged.", "Nothing was overwritten")
			.doesNotContain("\tat ");
		assertThat(Files.readAllBytes(databaseFile())).isEqualTo(damaged);
	}

	@Test
	void startWhenFirstOfTwoHeadersIsDamagedThenNothingIsLost() throws IOException {
		Person ada = loginOnce();
		byte[] content = Files.readAllBytes(databaseFile());
		Arrays.fill(content, 0, BLOCK, (byte) 'x');
		Files.write(databaseFile(), content);
		try (RunningSample sample = start()) {
			ada.assertConnected();
			assertThat(sample.browser().get("/").statusCode()).isEqualTo(200);
		}
	}

	private Person loginOnce() throws IOException {
		try (RunningSample sample = start()) {
			return Person.login("Ada", sample.browser(), this.pagerDuty);
		}
	}

	/** Overwrites a part of the database file, and returns its new content. */
	private byte[] damage(double from, double to) throws IOException {
		byte[] content = Files.readAllBytes(databaseFile());
		Arrays.fill(content, (int) (content.length * from), (int) (content.length * to), (byte) 'x');
		return Files.readAllBytes(Files.write(databaseFile(), content));
	}

	/**
	 * Overwrites everything except the two headers and the newest chunk, wherever that
	 * is. H2 may not need the rest of the file, so it might not notice other damage.
	 */
	private byte[] damageMiddle() throws IOException {
		byte[] content = Files.readAllBytes(databaseFile());
		String text = new String(content, StandardCharsets.ISO_8859_1);
		int newest = BLOCK * hexadecimal("block:([0-9a-f]+)", text);
		int end = newest + BLOCK * hexadecimal("len:([0-9a-f]+)", text.substring(newest));
		Arrays.fill(content, 2 * BLOCK, Math.max(2 * BLOCK, newest), (byte) 'x');
		Arrays.fill(content, Math.min(end, content.length), content.length, (byte) 'x');
		return Files.readAllBytes(Files.write(databaseFile(), content));
	}

	private static int hexadecimal(String expression, String text) {
		Matcher number = Pattern.compile(expression).matcher(text);
		assertThat(number.find()).isTrue();
		return Integer.parseInt(number.group(1), 16);
	}

	@Test
	void startWhenKeyFileIsMissingThenRefusesAndCreatesNone(CapturedOutput log) throws IOException {
		Path keyFile = this.folder.resolve("store.key");
		Person ada = loginOnce();
		byte[] content = Files.readAllBytes(databaseFile());
		String key = Files.readString(keyFile);

		Files.delete(keyFile);
		assertThatException().isThrownBy(this::start);
		assertThat(log.getAll())
			.contains("The key of the store, " + keyFile + ", cannot be read.", "Put the key file back")
			.doesNotContain("\tat ", key.strip());
		assertThat(keyFile).doesNotExist();

		Files.writeString(keyFile, "not a key");
		assertThatException().isThrownBy(this::start);
		assertThat(Files.readAllBytes(databaseFile())).isEqualTo(content);

		Files.writeString(keyFile, StoreKey.generate().value());
		assertThatException().isThrownBy(this::start);
		assertThat(log.getAll()).contains("The key in " + keyFile + " is not the one that the store was written with.")
			.doesNotContain("\tat ", key.strip(), Files.readString(keyFile));

		Files.writeString(keyFile, key);
		try (RunningSample sample = start()) {
			ada.assertConnected();
			assertThat(sample.browser().get("/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void startWhenFolderCannotBeCreatedThenRefuses(CapturedOutput log) throws IOException {
		Files.createFile(this.folder.getParent());
		assertThatException().isThrownBy(this::start);
		assertThat(log.getAll()).contains("The folder " + this.folder + " cannot be used for the store.", "STORE_DIR")
			.doesNotContain("\tat ");
	}

	private RunningSample start() throws IOException {
		return this.store.start(this.pagerDuty);
	}

	private Path databaseFile() {
		return this.folder.resolve("store.mv.db");
	}

	private static List<String> filesIn(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private static String permissions(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

}
