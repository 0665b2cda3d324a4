package sample.pagerduty.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.util.FileSystemUtils;

/**
 * Measures the terminal command {@code token} from its start to its end, with a running
 * app and without one, beside a jar that prints one line. Needs {@code mvn package}.
 */
public final class TerminalToken {

	private static final Path JAR = Path.of("target/pagerduty-oauth-sample.jar").toAbsolutePath();

	private static final Path UNPACKED = Path.of("target/app/pagerduty-oauth-sample.jar").toAbsolutePath();

	private static final Path SCRIPT = Path.of("target/bin/pd-token").toAbsolutePath();

	private static final int ROUNDS = 7;

	/** A start of the whole app takes long. */
	private static final int ROUNDS_WITHOUT_APP = 3;

	private final Map<String, String> settings;

	private final Path directory;

	private TerminalToken(Map<String, String> settings, Path directory) {
		this.settings = settings;
		this.directory = directory;
	}

	/**
	 * Prints a Markdown table.
	 * @param args the folders of the JDKs, if others than the one that runs this
	 */
	public static void main(String[] args) throws Exception {
		List<String> jdks = (args.length > 0) ? List.of(args) : List.of(System.getProperty("java.home"));
		Path directory = Files.createTempDirectory("terminal");
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Map<String, String> settings = new HashMap<>(
					pagerDuty.configuration("PD_STORE_DIR", directory.resolve("store").toString(), "PD_REDIRECT_URI",
							"http://localhost:%d/callback".formatted(RunningSample.freePort())));
			new TerminalToken(settings, directory).measure(jdks);
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private void measure(List<String> jdks) throws Exception {
		Path line = jarThatPrintsALine();
		Map<String, List<String>> withApp = new LinkedHashMap<>();
		Map<String, List<String>> withoutApp = new LinkedHashMap<>();
		try (RunningSample app = RunningSample.start(this.settings)) {
			SampleOnFakePagerDuty.login(app.browser());
			for (String jdk : jdks) {
				String java = Path.of(jdk, "bin", "java").toString();
				String name = "JDK " + Files.readString(Path.of(jdk, "release")).replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1");
				withApp.put(name + " | a jar that prints one line", List.of(java, "-jar", line.toString()));
				withApp.put(name + " | `java -jar`, app running", List.of(java, "-jar", JAR.toString(), "token"));
				withApp.put(name + " | `pd-token`, app running", List.of("env", "JAVA_HOME=" + jdk, SCRIPT.toString(), "token"));
				withoutApp.put(name + " | `java -jar`, no app", List.of(java, "-jar", JAR.toString(), "token"));
				withoutApp.put(name + " | `pd-token`, no app", List.of("env", "JAVA_HOME=" + jdk, SCRIPT.toString(), "token"));
				run(withApp.get(name + " | `pd-token`, app running")); // unpacks the jar
				Path cache = this.directory.resolve("token.aot");
				if (!name.equals("JDK 17")) {
					List<String> quick = List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m",
							"-Xmx192m", "-XX:-UsePerfData", "-Xlog:disable");
					run(join(quick, "-XX:AOTCacheOutput=" + cache, "-jar", UNPACKED.toString(), "token"));
					withApp.put(name + " | AOT cache of this command, app running",
							join(quick, "-XX:AOTCache=" + cache, "-jar", UNPACKED.toString(), "token"));
				}
			}
			print(withApp, ROUNDS);
		}
		print(withoutApp, ROUNDS_WITHOUT_APP);
	}

	/** Each in turn, so that a busy moment hits all of them. */
	private void print(Map<String, List<String>> commands, int rounds) throws Exception {
		Map<String, List<Double>> times = new LinkedHashMap<>();
		for (int round = -1; round < rounds; round++) {
			for (Map.Entry<String, List<String>> command : commands.entrySet()) {
				long start = System.nanoTime();
				run(command.getValue());
				double millis = Timings.millisSince(start);
				if (round >= 0) { // not the first one, which warms up
					times.computeIfAbsent(command.getKey(), (name) -> new ArrayList<>()).add(millis);
				}
			}
		}
		times.forEach((name, values) -> {
			List<Double> sorted = values.stream().sorted().toList();
			System.out.printf("| %s | %.0f ms | %.0f to %.0f ms |%n", name, sorted.get(sorted.size() / 2), sorted.get(0),
					sorted.get(sorted.size() - 1));
		});
	}

	private static List<String> join(List<String> first, String... others) {
		return Stream.concat(first.stream(), Stream.of(others)).toList();
	}

	private void run(List<String> command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
		builder.environment().putAll(this.settings);
		builder.directory(this.directory.toFile());
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0 || output.isBlank()) {
			throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + output);
		}
	}

	private Path jarThatPrintsALine() throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Line.class.getName());
		Path jar = this.directory.resolve("line.jar");
		String entry = Line.class.getName().replace('.', '/') + ".class";
		try (JarOutputStream target = new JarOutputStream(Files.newOutputStream(jar), manifest);
				InputStream source = Line.class.getClassLoader().getResourceAsStream(entry)) {
			target.putNextEntry(new JarEntry(entry));
			source.transferTo(target);
		}
		return jar;
	}

	/** The least that a program can do. */
	public static final class Line {

		private Line() {
		}

		public static void main(String[] args) {
			System.out.println("one line");
		}

	}

}
