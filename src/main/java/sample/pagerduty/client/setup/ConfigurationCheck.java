package sample.pagerduty.client.setup;

import java.util.List;
import java.util.stream.Stream;

import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.WebSettings;

/** Where each setting comes from, and which are ignored or look mistyped. */
public final class ConfigurationCheck implements SetupCheck {

	private static final String TITLE = "Configuration";

	private final ConfigSources sources;

	private final WebSettings web;

	private final StoreSettings store;

	ConfigurationCheck(ConfigSources sources, WebSettings web, StoreSettings store) {
		this.sources = sources;
		this.web = web;
		this.store = store;
	}

	/**
	 * The only finding if the settings are invalid. The complaint also says what to do.
	 */
	public static Finding failed(InvalidConfigurationException complaint) {
		return new Finding(TITLE, Finding.Result.FAILED, null, String.valueOf(complaint.getMessage()), null);
	}

	@Override
	public List<Finding> check() {
		Stream<Finding> warnings = Stream
			.of(this.sources.warnings(), this.web.warnings(), PagerDutyApp.warnings(this.sources),
					AgentSettings.of(this.sources).warnings())
			.flatMap(List::stream)
			.map((ignored) -> Finding.warning(TITLE, ignored.matches(".*[.?]") ? ignored : ignored + "."));
		Stream<Finding> notes = this.store.notes().stream().map((note) -> Finding.ok("Store settings", note + "."));
		return Stream.of(Stream.of(Finding.ok(TITLE, origin())), warnings, notes).flatMap((all) -> all).toList();
	}

	private String origin() {
		String origin = this.sources.isEmpty() ? "No config.json was found."
				: "Read from %s.".formatted(this.sources.origins().details());
		return this.sources.configuresAnApp() ? origin
				: "No PagerDuty app is configured, so this app uses the sandbox. " + origin;
	}

}
