package sample.pagerduty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.config.ConfigKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written about the project holds. */
class RepositoryTests {

	@Test
	void readmeThenLinksLeadSomewhere() throws IOException {
		List<String> links = Readme.find("\\]\\((?!https?:)([^)#]+)\\)").stream().map((link) -> link.group(1)).toList();
		assertThat(links).hasSizeGreaterThan(10).allSatisfy((link) -> assertThat(Path.of(link)).exists());
	}

	@Test
	void readmeThenConfigurationTableIsComplete() throws IOException {
		Set<String> inTable = Readme.find("(?m)^\\| `([A-Z_]+)` \\|")
			.stream()
			.map((row) -> row.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(inTable)
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(ConfigKey.values()).map(Enum::name).toList());
	}

	@Test
	void readmeThenOptionsOfTheSandboxAreKnown() throws IOException {
		List<String> options = Readme.find("(?m)^\\| `(--[a-z-]+)` \\|").stream().map((row) -> row.group(1)).toList();
		assertThat(options).hasSize(4);
		assertThat(
				CommandLine.parse(Stream.concat(Stream.of("--sandbox"), options.stream().map((option) -> option + "=5"))
					.toArray(String[]::new)))
			.isNotNull();
	}

	@Test
	void readmeThenItsCommandLineOfTheSandboxIsTaken() throws IOException {
		String arguments = Readme.find("-Dspring-boot.run.arguments=\"([^\"]+)\"").get(0).group(1);
		CommandLine commandLine = CommandLine.parse(arguments.split(" "));
		assertThat(commandLine.sandboxAlone()).isTrue();
		assertThat(commandLine.last(CommandLine.APP_SCOPES)).contains("incidents.read");
	}

	@Test
	void readmeThenAnchorsAreHeadings() throws IOException {
		List<String> headings = Readme.find("(?m)^#+ (.+)$")
			.stream()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'))
			.toList();
		assertThat(Readme.find("\\]\\(#([^)]+)\\)")).isNotEmpty()
			.allSatisfy((link) -> assertThat(headings).contains(link.group(1)));
	}

	@Test
	void imageThenAsTheReadmeSays() throws IOException {
		assertThat(Files.readString(Path.of("Dockerfile"))).contains("EXPOSE 5000", "USER ", "HEALTHCHECK",
				"/app/health.sh", "BIND_ADDRESS=0.0.0.0", "/config/config.json", "AOTCache");
		assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*")
			.noneMatch((line) -> line.startsWith("!config"));
	}

	@Test
	void ciThenRunsTheTestCommandOfTheReadme() throws IOException {
		assertThat(Readme.commands()).contains("mvn verify\n", "mvn spring-boot:run\n");
		assertThat(Files.readString(Path.of(".ci", "run"))).contains("\nmvn verify");
	}

	@Test
	void readmeThenNamesTheTitlesOfTheFailurePages() throws IOException {
		String titles = Files.readString(Path.of("src/main/resources/messages.properties")).replace('’', '\'');
		for (String title : List.of("You did not consent", "This login is not one that this browser began",
				"The authorization code is no longer good", "PagerDuty does not accept this app's client ID or secret",
				"The answer was not a token", "PagerDuty's REST API does not accept the new token", "Too many calls")) {
			assertThat(Readme.text()).contains("*" + title + "*");
			assertThat(titles).contains(".title=" + title);
		}
	}

	@Test
	void screenshotThenSmall() {
		assertThat(Path.of("src/docs/connected.png").toFile()).size().isLessThan(200 * 1024);
	}

	@Test
	void ownStylesThenShort() throws IOException {
		assertThat(Files.readAllLines(Path.of("src/main/resources/static/css/app.css"))).hasSizeLessThan(150);
	}

	@Test
	void credentialsThenNeverCommitted() throws IOException {
		assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("config.json", "target/");
	}

	@Test
	void templatesThenNothingInlineAndNothingFromElsewhere() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
			List<Path> templates = files.filter((file) -> file.toString().endsWith(".html")).toList();
			assertThat(templates).hasSizeGreaterThan(5).allSatisfy((template) -> {
				String html = Files.readString(template);
				assertThat(html).doesNotContainPattern("<script(?![^>]*src)|<style|\\sstyle=|\\son[a-z]+=|th:utext");
				assertThat(html).doesNotContainPattern("(src|href)=\"(https?:)?//");
			});
		}
	}

}
