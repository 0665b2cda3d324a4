package sample.pagerduty.client.agent;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Scopes that applications ask for. */
class AgentScopesTests {

	@Test
	void missingThenWithoutOpenid() {
		assertThat(AgentScopes.missing(List.of("openid", "a.read", "b.read"), Set.of("b.read")))
			.containsExactly("a.read");
	}

	@Test
	void missingWhenWriteIsGrantedThenReadIsToo() {
		assertThat(AgentScopes.missing(List.of("read", "write"), Set.of("write"))).isEmpty();
		assertThat(AgentScopes.missing(List.of("read", "write"), Set.of("read"))).containsExactly("write");
	}

	@ParameterizedTest
	@CsvSource({ "services.read, See services", "escalation_policies.write, Create and change escalation policies",
			"read, See everything in the account that you can see",
			"write, Change everything in the account that you can change", "odd, Use the permission odd",
			"users:contact_methods.read, See user contact methods", "oncalls.read, See on-calls",
			"addons.write, Create and change add-ons", "sre_agent.write, Create and change SRE agent" })
	void inWordsThenWhatItAllows(String scope, String words) {
		assertThat(AgentScopes.inWords(scope)).isEqualTo(words);
	}

}
