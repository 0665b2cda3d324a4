package sample.pagerduty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts that {@code mvn package} puts into {@code target/bin}, with its jar. */
class LauncherScriptIntegrationTests {

	private static final Path JAR = Path.of("target", "pagerduty-oauth-sample.jar").toAbsolutePath();

	@TempDir
	Path folder;

	private Path script;

	@BeforeEach
	void installInAFolderOfItsOwn() throws IOException {
		Requirements.bash();
		Requirements.builtJar(JAR);
		Path bin = Files.createDirectories(this.folder.resolve("a folder/bin"));
		Files.createSymbolicLink(bin.resolveSibling(JAR.getFileName()), JAR);
		for (String name : List.of("pagerduty-oauth-sample", "pd-token")) {
			Files.copy(Path.of("src", "main", "scripts", name), bin.resolve(name));
		}
		this.script = bin.resolve("pd-token");
	}

	@Test
	void commandWhenItIsTheFirstOneThenPreparesOnceAndLeavesOnlyItsArchive() throws Exception {
		Ended first = run("status");
		assertThat(first.err()).contains("Preparing the commands").contains("No one is connected");
		assertThat(first.exitStatus()).isEqualTo(1);
		Path app = this.script.resolve("../../app").normalize();
		try (Stream<Path> files = Files.list(app)) {
			assertThat(files.map(Path::getFileName).map(Path::toString)).filteredOn((name) -> name.endsWith(".archive"))
				.singleElement()
				.satisfies((name) -> assertThat(app.resolve(name)).isNotEmptyFile());
		}
		Ended second = run("status");
		assertThat(second.err()).isEqualTo(first.err().lines().skip(1).findFirst().orElseThrow() + "\n");
		assertThat(second.exitStatus()).isEqualTo(1);
	}

	/** A build gives each jar the same date. */
	@Test
	void jarWhenBuiltAgainThenUnpackedAgain() throws Exception {
		this.script = this.script.resolveSibling("pagerduty-oauth-sample");
		assertThat(run("--version").exitStatus()).isZero();
		Path jar = this.script.resolve("../../" + JAR.getFileName()).normalize();
		Path old = Files.createFile(jar.resolveSibling("app/old"));
		assertThat(run("--version").exitStatus()).isZero();
		assertThat(old).exists();
		Files.delete(jar);
		Files.copy(JAR, jar);
		Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
		assertThat(run("--version").exitStatus()).isZero();
		assertThat(old).doesNotExist();
	}

	@Test
	void commandWhenThereIsNoJarThenSaysWhatToDo() throws Exception {
		Files.delete(this.script.resolve("../../" + JAR.getFileName()).normalize());
		Ended ended = run("status");
		assertThat(ended.err()).contains("run \"mvn package\" first");
		assertThat(ended.exitStatus()).isEqualTo(69);
	}

	private Ended run(String... args) throws Exception {
		List<String> command = new ArrayList<>(List.of("bash", this.script.toString()));
		command.addAll(Arrays.asList(args));
		Path err = this.folder.resolve("err");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectOutput(this.folder.resolve("out").toFile())
			.redirectError(err.toFile());
		builder.environment().keySet().removeIf((name) -> name.startsWith("PD_"));
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("PD_CLIENT_ID", "id");
		builder.environment().put("PD_CLIENT_SECRET", "secret");
		builder.environment().put("PD_STORE_DIR", this.folder.resolve("store").toString());
		builder.environment()
			.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
		int exitStatus = builder.start().waitFor();
		return new Ended(exitStatus, Files.readString(err, StandardCharsets.UTF_8));
	}

	private record Ended(int exitStatus, String err) {

	}

}
