package sample.pagerduty.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sample.pagerduty.RunningSample;

import org.springframework.util.FileSystemUtils;

/**
 * Measures this app beside others, in interleaved rounds, and prints a Markdown table of
 * the medians. {@code race.sh} builds everything and calls it.
 */
public final class Race {

	private final Map<String, String> options;

	private final Path directory;

	private final Table table = new Table();

	private Race(Map<String, String> options, Path directory) {
		this.options = options;
		this.directory = directory;
	}

	/**
	 * Prints the table.
	 * @param args options as {@code name=value}; those without a value are left out
	 */
	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>();
		for (String arg : args) {
			String[] option = arg.split("=", 2);
			if (!option[1].isEmpty()) {
				options.put(option[0], option[1]);
			}
		}
		Path directory = Files.createTempDirectory("race");
		try {
			new Race(options, directory).run();
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
		System.exit(0);
	}

	private void run() throws Exception {
		int rounds = Integer.parseInt(option("rounds"));
		if (runs("start")) {
			StartRace starts = new StartRace(this);
			for (int round = 1; round <= rounds; round++) {
				say("Starts, round %d of %d".formatted(round, rounds));
				starts.round();
			}
		}
		if (runs("client")) {
			try (ClientRace clients = new ClientRace(this)) {
				clients.prepare();
				for (int round = 1; round <= rounds; round++) {
					say("Clients, round %d of %d".formatted(round, rounds));
					clients.round();
				}
				clients.finish();
			}
		}
		if (runs("sandbox")) {
			try (SandboxRace sandboxes = new SandboxRace(this)) {
				sandboxes.prepare();
				for (int round = 1; round <= rounds; round++) {
					say("Sandboxes, round %d of %d".formatted(round, rounds));
					sandboxes.round();
				}
			}
		}
		System.out.print(this.table.markdown());
	}

	private boolean runs(String part) {
		return this.options.getOrDefault("only", part).equals(part);
	}

	Table table() {
		return this.table;
	}

	Path directory() {
		return this.directory;
	}

	boolean has(String option) {
		return this.options.containsKey(option);
	}

	String option(String name) {
		return this.options.get(name);
	}

	/** How long to measure, in whole seconds, which is hardly at all if only trying. */
	int seconds(int planned) {
		return has("quick") ? 1 : planned;
	}

	/** The JVM that the servers run on. */
	String java() {
		return option("java");
	}

	void say(String text) {
		System.err.println(text);
	}

	Contender startBare() throws Exception {
		return startBare(java());
	}

	Contender startBare(String java) throws Exception {
		int port = RunningSample.freePort();
		return Contender.start("bare page", port, "/", this.directory.resolve("bare"),
				Map.of("SERVER_PORT", String.valueOf(port), "SERVER_ADDRESS", "127.0.0.1"),
				List.of(java, "-jar", option("bare")));
	}

	/**
	 * Starts this app.
	 * @param options those of the JVM, separated by blanks
	 */
	Contender startClient(Map<String, String> settings, Path directory, String options) throws Exception {
		int port = RunningSample.freePort();
		Map<String, String> all = new HashMap<>(settings);
		all.putAll(placed(port, directory));
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(words(options));
		command.addAll(List.of("-jar", option("jar")));
		return Contender.start(Table.OURS, port, "/", directory, all, command);
	}

	static List<String> words(String command) {
		return command.isEmpty() ? List.of() : List.of(command.split(" "));
	}

	/** Settings of a client with a port and a store. */
	static Map<String, String> placed(int port, Path directory) {
		return Map.of("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(port), "PD_STORE_DIR",
				directory.resolve("store").toString());
	}

}
