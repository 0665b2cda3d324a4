package sample.pagerduty.client.console;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import sample.pagerduty.client.config.AppKind;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.rest.ScopeRequirement;

import org.springframework.stereotype.Service;

/** Knows which scopes a call needs, and learns it. */
@Service
class ScopeService {

	private static final int MOST_SCOPES = 10;

	private final LearnedScopeRepository learned;

	private final boolean classic;

	ScopeService(LearnedScopeRepository learned, PagerDutyApp app) {
		this.learned = learned;
		this.classic = app.kind() != AppKind.SCOPED;
	}

	KnownScopes known() {
		return new KnownScopes(this.classic, this.classic ? Map.of() : this.learned.findAll());
	}

	/**
	 * Learns from a refusal what a call needs, if it is news.
	 * @param path its path
	 * @param scopes what PagerDuty asked for
	 */
	void learn(String path, Set<String> scopes) {
		boolean news = known().find(path).filter((known) -> known.scopes().equals(scopes)).isEmpty();
		if (news && !scopes.isEmpty() && !this.classic) {
			this.learned.save(PathTemplate.generalised(path), new ScopeRequirement(scopes));
		}
	}

	/** The scopes in a text from outside. */
	static Set<String> scopes(String text) {
		return Scopes.words(text)
			.stream()
			.filter(Scopes::canBeScope)
			.limit(MOST_SCOPES)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

}
