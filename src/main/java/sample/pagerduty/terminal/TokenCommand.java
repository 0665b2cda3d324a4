package sample.pagerduty.terminal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a fresh access token. */
@Command(name = "token", description = "Print a fresh access token.")
final class TokenCommand implements Callable<Integer> {

	@Mixin
	private final AppOptions options = new AppOptions();

	@Option(names = "--min-validity", paramLabel = "TIME", converter = DurationConverter.class,
			description = "How long the token must be good for, such as 10m. Otherwise the app refreshes it first.")
	private @Nullable Duration minimum;

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT",
			description = "text (the default), json, curl (for curl -K -), env (for eval) or header.")
	private Format format = Format.TEXT;

	@Override
	public Integer call() {
		try (Session session = this.options.open()) {
			AppClient app = session.app();
			Map<String, String> parameters = new LinkedHashMap<>();
			parameters.put("format", this.format.name().toLowerCase(Locale.ROOT));
			if (this.minimum != null) {
				parameters.put("min_validity", String.valueOf(this.minimum.toSeconds()));
			}
			String token = app.getText("/connections/" + this.options.connection(app).id() + "/token", parameters);
			this.options.out().println(token.stripTrailing());
			return ExitStatus.OK;
		}
	}

	/** The formats of {@code GET /api/token}. */
	enum Format {

		TEXT, JSON, CURL, ENV, HEADER

	}

}
