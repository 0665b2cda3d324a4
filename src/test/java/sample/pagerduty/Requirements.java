package sample.pagerduty;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.Assumptions;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What a test needs from the machine that it runs on. If it is missing, the test is
 * skipped and says why. In CI ({@code CI=true}) the test fails instead.
 */
public final class Requirements {

	private Requirements() {
	}

	public static void bash() {
		installed("bash");
	}

	public static void curl() {
		installed("curl");
	}

	static void installed(String program) {
		require(program(program).isPresent(), "This test needs " + program + " on the PATH");
	}

	public static void posixPermissions() {
		require(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
				"This test needs a file system with POSIX permissions");
	}

	/** Maven builds it before the slow tests; an IDE does not. */
	static void builtJar(Path jar) {
		require(Files.exists(jar), "This test needs " + jar + ": run mvn package");
	}

	public static void prometheus() {
		require(program("prometheus").isPresent() && program("promtool").isPresent(),
				"This test needs prometheus and promtool on the PATH");
	}

	/**
	 * The programs of PostgreSQL come with a profile of the build, for some platforms.
	 */
	public static void postgres() {
		require(hasPostgres(), "This test needs PostgreSQL, which the pom.xml does not have for %s on %s"
			.formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
	}

	/** For {@code @EnabledIf} on a class that cannot even be set up without it. */
	public static boolean postgresIsRequiredOrThere() {
		return isCi() || hasPostgres();
	}

	/** Finds the first of these programs on the {@code PATH}. */
	public static Optional<Path> program(String... names) {
		String[] folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
		return Stream.of(names)
			.flatMap((name) -> Stream.of(name, name + ".exe"))
			.flatMap((name) -> Arrays.stream(folders).map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static boolean hasPostgres() {
		try {
			return new PathMatchingResourcePatternResolver().getResources("classpath*:postgres-*.txz").length > 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isCi() {
		return "true".equals(System.getenv("CI"));
	}

	private static void require(boolean met, String sentence) {
		if (isCi()) {
			Assertions.assertThat(met).as(sentence).isTrue();
		}
		Assumptions.assumeThat(met).as(sentence).isTrue();
	}

}
