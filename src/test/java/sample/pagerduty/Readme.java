package sample.pagerduty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, as the tests read it: the README or one in
 * {@code src/docs}.
 *
 * @param file where the page is
 * @param text its Markdown
 */
record Readme(Path file, String text) {

	private static final Path FIRST_PAGE = Path.of("README.md");

	private static final Path OTHER_PAGES = Path.of("src", "docs");

	private static final Pattern BASH_BLOCK = Pattern.compile("(?m)^( *)```bash\n(.*?)^ *```", Pattern.DOTALL);

	private static final Pattern ANY_BLOCK = Pattern.compile("(?m)^ *```.*?^ *```", Pattern.DOTALL);

	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

	static Readme firstPage() {
		return read(FIRST_PAGE);
	}

	static Readme page(String name) {
		return read(OTHER_PAGES.resolve(name));
	}

	/** The README, then the other pages. */
	static List<Readme> pages() {
		try (Stream<Path> files = Files.list(OTHER_PAGES)) {
			return Stream
				.concat(Stream.of(FIRST_PAGE), files.filter((file) -> file.toString().endsWith(".md")).sorted())
				.map(Readme::read)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Readme read(Path file) {
		try {
			return new Readme(file, Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The blocks of commands on all pages. */
	static List<String> commands() {
		return pages().stream().flatMap((page) -> page.blocks().stream()).toList();
	}

	/** The blocks of commands on this page, without the indentation of a list. */
	List<String> blocks() {
		return BASH_BLOCK.matcher(this.text)
			.results()
			.map((block) -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
			.toList();
	}

	List<MatchResult> find(String expression) {
		return Pattern.compile(expression).matcher(this.text).results().toList();
	}

	/** The first group of each match. */
	List<String> findAll(String expression) {
		return find(expression).stream().map((match) -> match.group(1)).toList();
	}

	/** What a link can name after the hash, as GitHub derives it from the headings. */
	List<String> anchors() {
		return HEADING.matcher(ANY_BLOCK.matcher(this.text).replaceAll(""))
			.results()
			.map((heading) -> heading.group(1)
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N} _-]", "")
				.replace(' ', '-'))
			.toList();
	}

	/** The file that a link on this page leads to. */
	Path resolve(String link) {
		return link.isEmpty() ? this.file : this.file.resolveSibling(link).normalize();
	}

	@Override
	public String toString() {
		return this.file.toString();
	}

}
