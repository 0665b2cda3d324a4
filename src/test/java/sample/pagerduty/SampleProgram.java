package sample.pagerduty;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The command that runs the sample as a program. After Maven has built a jar, the first
 * test that needs the command makes an archive of its classes (CDS), because that halves
 * what each start costs. Without a jar, as in an IDE, the classes come from their
 * folders.
 */
final class SampleProgram {

	/** Where Maven puts the jar without its libraries, if Maven runs the tests. */
	private static final String JAR = System.getProperty("sample.jar");

	/** To write an archive takes longer than a start, and the other tests need it. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static List<String> classes;

	private SampleProgram() {
	}

	/** The command, to which its arguments can be appended. */
	static List<String> command(String... options) throws IOException {
		return command(classes(), options);
	}

	private static List<String> command(List<String> classes, String... options) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC"));
		command.addAll(List.of(options));
		command.addAll(classes);
		command.add(PagerDutyOAuthSample.class.getName());
		return command;
	}

	private static synchronized List<String> classes() throws IOException {
		if (classes == null) {
			classes = (JAR != null && isCurrent(Path.of(JAR))) ? archived(Path.of(JAR))
					: List.of("-cp", System.getProperty("java.class.path"));
		}
		return classes;
	}

	/** A jar of an earlier build would run other classes than those to be tested. */
	private static boolean isCurrent(Path jar) throws IOException {
		if (!Files.exists(jar)) {
			return false;
		}
		FileTime built = Files.getLastModifiedTime(jar);
		try (Stream<Path> later = Files.find(jar.resolveSibling("classes"), Integer.MAX_VALUE, (file,
				attributes) -> attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(built) > 0)) {
			return later.findAny().isEmpty();
		}
	}

	private static List<String> archived(Path jar) throws IOException {
		String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> Files.isRegularFile(Path.of(entry))) // an archive has no
																	// folders
			.collect(Collectors.joining(File.pathSeparator));
		List<String> classes = List.of("-cp", jar + File.pathSeparator + libraries);
		Path archive = jar.resolveSibling("tests.jsa");
		try (FileChannel file = FileChannel.open(jar.resolveSibling("tests.jsa.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock otherTests = file.lock()) {
			if (otherTests.isValid() && !isOf(jar, archive)) {
				archive(classes, archive);
			}
		}
		return Files.exists(archive) ? Stream
			.concat(Stream.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error"), classes.stream())
			.toList() : classes;
	}

	private static boolean isOf(Path jar, Path archive) throws IOException {
		return Files.exists(archive)
				&& Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
	}

	private static void archive(List<String> classes, Path archive) throws IOException {
		Files.deleteIfExists(archive);
		Path folder = Files.createTempDirectory("sample");
		try (SampleProcess sample = SampleProcess.start(command(classes, "-XX:ArchiveClassesAtExit=" + archive), folder,
				Map.of())) {
			sample.awaitStarted(PATIENCE).browser().get("/");
			sample.stop(PATIENCE);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

}
