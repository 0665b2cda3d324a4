package sample.pagerduty.client.setup;

import java.util.List;
import java.util.stream.Collectors;

import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.config.AgentSettings;

/** Which applications may ask for tokens of people, by name. */
record AgentCheck(AgentSettings settings) implements SetupCheck {

	private static final String TITLE = "Agents";

	@Override
	public List<Finding> check() {
		return this.settings.isEnabled() ? List.of(Finding.ok(TITLE, found())) : List.of();
	}

	private String found() {
		String names = this.settings.keys().stream().map(AgentKey::name).collect(Collectors.joining(", "));
		return "These applications may ask people for their tokens: %s. %s".formatted(names,
				(this.settings.verifierUrl() != null)
						? "%s says who a person is.".formatted(this.settings.verifierUrl().getHost())
						: "A person allows it on a page of this app.");
	}

}
