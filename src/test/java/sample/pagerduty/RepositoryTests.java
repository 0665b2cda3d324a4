package sample.pagerduty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.config.ConfigKey;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What is written about the project holds. */
class RepositoryTests {

	private static final Path SOURCES = Path.of("src", "main", "java");

	private static final Path TESTS = Path.of("src", "test", "java");

	/** A link within the repository: file and heading, of which one can be missing. */
	private static final String LINK = "\\]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)";

	private static final String SETTING = "(?m)^\\| `([A-Z_]+)` \\|(.*?)\\|";

	@Test
	void pagesThenLinksLeadSomewhere() {
		List<Readme> pages = Readme.pages();
		assertThat(pages).hasSizeGreaterThan(5);
		assertThat(pages.stream().flatMap((page) -> page.find(LINK).stream())).hasSizeGreaterThan(30)
			.anyMatch((link) -> link.group(2) != null);
		assertThat(pages).allSatisfy((page) -> assertThat(deadLinks(page)).isEmpty());
	}

	private static List<String> deadLinks(Readme page) {
		return page.find(LINK)
			.stream()
			.filter((link) -> !leadsSomewhere(page.resolve(link.group(1)), link.group(2)))
			.map(MatchResult::group)
			.toList();
	}

	private static boolean leadsSomewhere(Path file, @Nullable String anchor) {
		return Files.exists(file) && (anchor == null || Readme.read(file).anchors().contains(anchor));
	}

	@Test
	void pagesThenReadmeLeadsToEach() {
		Readme readme = Readme.firstPage();
		List<Path> linked = readme.find(LINK).stream().map((link) -> readme.resolve(link.group(1))).toList();
		assertThat(linked).containsAll(Readme.pages().stream().map(Readme::file).filter(isNot(readme.file())).toList());
	}

	private static Predicate<Path> isNot(Path file) {
		return (other) -> !other.equals(file);
	}

	@Test
	void readmeThenShort() {
		String text = Readme.firstPage().text();
		assertThat(text.lines().count()).isLessThanOrEqualTo(130);
		assertThat(text.trim().split("\\s+")).hasSizeLessThanOrEqualTo(1300);
	}

	@Test
	void configurationThenTableIsComplete() {
		assertThat(Readme.page("configuration.md").findAll(SETTING))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(ConfigKey.values()).map(Enum::name).toList());
	}

	@Test
	void readmeThenItsSettingsAreThoseOfTheConfiguration() {
		Map<String, String> all = settings(Readme.page("configuration.md"));
		Map<String, String> some = settings(Readme.firstPage());
		assertThat(some).hasSizeBetween(5, 8);
		assertThat(all).containsAllEntriesOf(some);
	}

	/** Each key with its default. */
	private static Map<String, String> settings(Readme page) {
		return page.find(SETTING).stream().collect(Collectors.toMap((row) -> row.group(1), (row) -> row.group(2)));
	}

	@Test
	void sandboxThenItsOptionsAreKnown() {
		List<String> options = Readme.page("sandbox.md").findAll("(?m)^\\| `(--[a-z-]+)` \\|");
		assertThat(options).hasSize(4);
		String[] arguments = Stream.concat(Stream.of("--sandbox"), options.stream().map((option) -> option + "=5"))
			.toArray(String[]::new);
		assertThatNoException().isThrownBy(() -> CommandLine.parse(arguments));
	}

	@Test
	void sandboxThenItsCommandLineIsAccepted() {
		String arguments = Readme.page("sandbox.md").findAll("-Dspring-boot.run.arguments=\"([^\"]+)\"").get(0);
		CommandLine commandLine = CommandLine.parse(arguments.split(" "));
		assertThat(commandLine.sandboxAlone()).isTrue();
		assertThat(commandLine.last(CommandLine.APP_SCOPES)).contains("incidents.read");
	}

	@Test
	void pagesThenTheirCommandLinesAreAccepted() {
		List<String> all = Readme.pages()
			.stream()
			.flatMap((page) -> page.findAll("(?:-Dspring-boot\\.run\\.arguments=|\\.jar )(--[^\\s`)]+)").stream())
			.toList();
		assertThat(all).hasSizeGreaterThan(2)
			.allSatisfy((argument) -> assertThatNoException()
				.isThrownBy(() -> CommandLine.parse(new String[] { argument })));
	}

	@Test
	void scriptsThenProblemTableIsComplete() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		for (MatchResult row : Readme.page("scripts.md").find("(?m)^\\| (\\d{3}) \\| (`.*?`) \\|")) {
			Pattern.compile("`([a-z-]+)`")
				.matcher(row.group(2))
				.results()
				.forEach((type) -> documented.put(type.group(1), row.group(1)));
		}
		assertThat(documented).isEqualTo(problemsOfTheTokenApi());
	}

	/** Read from the source: the enum is for its package alone. */
	private static Map<String, String> problemsOfTheTokenApi() throws IOException {
		Map<String, String> problems = new TreeMap<>();
		try (Stream<Path> files = Files.list(SOURCES.resolve("sample/pagerduty/client/script"))) {
			files.map(Readme::read)
				.flatMap((source) -> source.find("(?m)^\t([A-Z_]+)\\(HttpStatus\\.([A-Z_]+)").stream())
				.forEach((constant) -> problems.put(constant.group(1).toLowerCase(Locale.ROOT).replace('_', '-'),
						String.valueOf(HttpStatus.valueOf(constant.group(2)).value())));
		}
		return problems;
	}

	@Test
	void troubleshootingThenNamesTheTitlesOfTheFailurePages() throws IOException {
		List<String> titles = Files.readAllLines(Path.of("src/main/resources/messages.properties"))
			.stream()
			.filter((line) -> line.contains(".title="))
			.map((line) -> line.substring(line.indexOf('=') + 1).replace('’', '\''))
			.toList();
		List<String> named = Readme.page("troubleshooting.md")
			.findAll("(?m)^\\| (.*?) \\|")
			.stream()
			.flatMap((cell) -> Pattern.compile("(?<!\\*)\\*([^*]+)\\*(?!\\*)").matcher(cell).results())
			.map((title) -> title.group(1))
			.toList();
		assertThat(named).hasSizeGreaterThan(7);
		assertThat(titles).containsAll(named);
	}

	@Test
	void commandsThenNameTestClassesThatExist() {
		assertThat(Readme.firstPage().findAll("-D(?:it\\.)?test=(\\w+)")).isNotEmpty()
			.allSatisfy((name) -> assertThat(TESTS.resolve("sample/pagerduty").resolve(name + ".java")).exists());
	}

	@Test
	void readmeThenItsMainClassIsTheOneOfTheBuild() throws IOException {
		assertThat(Readme.firstPage().text()).contains("`" + PagerDutyOAuthSample.class.getName() + "`",
				"target/pagerduty-oauth-sample.jar");
		assertThat(Files.readString(Path.of("pom.xml"))).contains(
				"<start-class>" + PagerDutyOAuthSample.class.getName() + "</start-class>",
				"<artifactId>pagerduty-oauth-sample</artifactId>", "<finalName>${project.artifactId}</finalName>");
	}

	@Test
	void imageThenFitsTheCommandOfThePages() throws IOException {
		String image = Files.readString(Path.of("Dockerfile"));
		for (Readme page : List.of(Readme.firstPage(), Readme.page("operations.md"),
				Readme.read(Path.of("Dockerfile")))) {
			assertThat(page.text()).contains("docker build -t pagerduty-oauth-sample .", "-p 127.0.0.1:5000:5000",
					"config.json:/config/config.json:ro", "-v pagerduty-oauth-sample:/store pagerduty-oauth-sample");
		}
		assertThat(image).contains("\nWORKDIR /config\n", "STORE_DIR=/store\n", "\nVOLUME /store\n", "\nEXPOSE 5000\n",
				"BIND_ADDRESS=0.0.0.0", "-XX:AOTCache=");
		assertThat(image).containsPattern("\nUSER [1-9]\\d*(:\\d+)?\n");
		assertThat(Pattern.compile("/app/(\\w+\\.sh)").matcher(image).results()).hasSize(2)
			.allSatisfy((script) -> assertThat(Path.of("src/docker", script.group(1))).exists());
		assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*")
			.noneMatch((line) -> line.startsWith("!config"));
	}

	@Test
	void ciThenRunsTheTestCommandOfTheReadme() throws IOException {
		assertThat(Readme.firstPage().find("(?m)^mvn verify( +#.*)?$")).hasSize(1);
		assertThat(Readme.commands()).contains("mvn spring-boot:run\n");
		assertThat(Files.readString(Path.of(".ci", "run"))).contains("\nexport CI=true", "\nmvn verify ");
		assertThat(Files.readString(Path.of(".github", "workflows", "build.yml"))).contains("run: .ci/run\n",
				"java: [17, 25]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "connected", "console", "login" })
	void pictureOfTheDocumentationThenSmall(String name) {
		assertThat(Path.of("src/docs", name + ".png").toFile()).size().isBetween(10 * 1024L, 200 * 1024L);
	}

	@Test
	void ownStylesThenShort() throws IOException {
		assertThat(Files.readAllLines(Path.of("src/main/resources/static/css/app.css"))).hasSizeLessThan(400);
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
