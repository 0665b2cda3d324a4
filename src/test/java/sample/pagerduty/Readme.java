package sample.pagerduty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README, as the tests read it. */
final class Readme {

	private static final Pattern BASH_BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

	private Readme() {
	}

	static String text() throws IOException {
		return Files.readString(Path.of("README.md"));
	}

	static List<String> commands() throws IOException {
		return BASH_BLOCK.matcher(text()).results().map((block) -> block.group(1)).toList();
	}

	static List<MatchResult> find(String expression) throws IOException {
		return Pattern.compile(expression).matcher(text()).results().toList();
	}

}
