package sample.pagerduty.client.console;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which scopes a token lacks for a call. */
class ScopeRequirementTests {

	@Test
	void missingFromThenOnlyTheClassicWriteIncludesReading() {
		assertThat(ScopeRequirement.CLASSIC.missingFrom(Set.of("openid"))).containsExactly("read");
		assertThat(ScopeRequirement.CLASSIC.missingFrom(Set.of("read"))).isEmpty();
		assertThat(ScopeRequirement.CLASSIC.missingFrom(Set.of("write"))).isEmpty();
		assertThat(new ScopeRequirement(Set.of("users.read")).missingFrom(Set.of("users.write", "write")))
			.containsExactly("users.read");
	}

}
