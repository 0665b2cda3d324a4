package sample.pagerduty.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own. */
final class Contender implements Closeable {

	private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

	private static final int PATIENCE_SECONDS = 120;

	private final String name;

	private final URI home;

	private final Process process;

	private final double startMillis;

	private Contender(String name, URI home, Process process, double startMillis) {
		this.name = name;
		this.home = home;
		this.process = process;
		this.startMillis = startMillis;
	}

	/**
	 * Starts a server and returns when it has answered.
	 * @param path a path with an answer of status 200
	 * @param directory its working directory and its home
	 */
	static Contender start(String name, int port, String path, Path directory, Map<String, String> environment,
			List<String> command) throws Exception {
		Files.createDirectories(directory);
		Path output = directory.resolve("output.log");
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().keySet().retainAll(List.of("PATH", "JAVA_HOME", "LANG", "HOME"));
		builder.environment().putAll(environment);
		URI home = URI.create("http://localhost:" + port);
		long start = System.nanoTime();
		Process process = builder.start();
		while (!answers(home, path)) {
			if (!process.isAlive() || Timings.millisSince(start) > 1000 * PATIENCE_SECONDS) {
				process.destroyForcibly();
				throw new IllegalStateException(name + " did not start:\n" + Files.readString(output));
			}
			Thread.sleep(5);
		}
		return new Contender(name, home, process, Timings.millisSince(start));
	}

	private static boolean answers(URI home, String path) {
		try (Wire wire = new Wire(home)) {
			return wire.get(path).status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	String name() {
		return this.name;
	}

	URI home() {
		return this.home;
	}

	/** From the start of the process to the end of the first page. */
	double startMillis() {
		return this.startMillis;
	}

	/** What the process has in memory, in MB. */
	double resident() throws IOException {
		Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + this.process.pid() + "/status")));
		return resident.find() ? Long.parseLong(resident.group(1)) / 1024.0 : Double.NaN;
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroy);
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
