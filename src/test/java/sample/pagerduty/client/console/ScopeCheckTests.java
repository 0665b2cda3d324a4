package sample.pagerduty.client.console;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a token has the scopes for a call. */
class ScopeCheckTests {

	@Test
	void ofWhenTheNeededScopesAreUnknownThenUnknown() {
		assertThat(ScopeCheck.of(Optional.empty(), Set.of("users.read")).verdict()).isEqualTo("unknown");
	}

	@Test
	void ofWhenNoScopeIsNeededThenAllowed() {
		assertThat(ScopeCheck.of(Optional.of(new ScopeRequirement(Set.of())), Set.of()).verdict()).isEqualTo("allowed");
	}

	@Test
	void ofWhenOneOfTwoIsMissingThenThatOne() {
		ScopeCheck check = ScopeCheck.of(Optional.of(new ScopeRequirement(Set.of("a.read", "b.read"))),
				Set.of("a.read", "c.read"));
		assertThat(check.verdict()).isEqualTo("missing");
		assertThat(check.missing()).containsExactly("b.read");
		assertThat(check.needed()).containsExactlyInAnyOrder("a.read", "b.read");
	}

}
