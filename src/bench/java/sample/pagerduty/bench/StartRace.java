package sample.pagerduty.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sample.pagerduty.RunningSample;
import sample.pagerduty.bench.Table.Row;

/** How long it takes from the command to the first page. */
final class StartRace {

	private static final Row JAR = new Row("start, `java -jar`, JDK 17", " s", "1.5 × bare page");

	private static final Row LAUNCHER = new Row("start, launcher, JDK 17", " s", "");

	private static final Row IMAGE = new Row("start, image (JDK 25, AOT cache and its options)", " s", "1.2 s");

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private final Race race;

	private int number;

	StartRace(Race race) {
		this.race = race;
		race.table().add(JAR, LAUNCHER, IMAGE);
	}

	void round() throws Exception {
		try (Contender bare = this.race.startBare(JAVA)) {
			this.race.table().put(JAR, bare.name(), bare.startMillis() / 1000);
			this.race.table().put(LAUNCHER, bare.name(), bare.startMillis() / 1000);
		}
		measure(JAR, List.of(JAVA, "-jar", this.race.option("jar")));
		if (this.race.has("launcher")) {
			if (this.number == 1) {
				start(Race.words(this.race.option("launcher"))).close(); // writes the archive of classes
			}
			measure(LAUNCHER, Race.words(this.race.option("launcher")));
		}
		if (this.race.has("image")) {
			measure(IMAGE, Race.words(this.race.option("image")));
		}
	}

	private void measure(Row row, List<String> command) throws Exception {
		try (Contender client = start(command)) {
			this.race.table().put(row, client.name(), client.startMillis() / 1000);
		}
	}

	private Contender start(List<String> command) throws Exception {
		int port = RunningSample.freePort();
		Path directory = this.race.directory().resolve("start-" + this.number++);
		Map<String, String> settings = new HashMap<>(Map.of("PD_CLIENT_ID", "measured", "PD_CLIENT_SECRET", "measured"));
		settings.putAll(Race.placed(port, directory));
		return Contender.start(Table.OURS, port, "/", directory, settings, command);
	}

}
