package sample.pagerduty.client.store;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.client.agent.Agent;
import sample.pagerduty.client.mcp.login.McpTestClient;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** A change of the key, for the rows of all tables. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class KeyChangeIntegrationTests extends SampleOnStore {

	private static final String SENTENCE = "STORE_KEY_PREVIOUS is no longer needed";

	private McpTestClient.Tokens tokens;

	private JsonNode pending;

	@BeforeEach
	void storeRowsInAllTables() throws Exception {
		Person ada = Person.login("Ada", this.sample.browser(), this.pagerDuty);
		this.tokens = McpTestClient.register(this.sample).login(ada.browser());
		Agent agent = new Agent(this.sample.home(), Agent.KEY);
		Agent.allow(ada.browser(), agent.pending("users.read"));
		this.pending = Agent.pendingIn(agent.post("/v1/auth/authorize", Agent.request("users.read", "another", "")));
		this.sample.close();
	}

	@Override
	List<String> settings() {
		return List.of("PD_AGENT_API_KEYS", Agent.KEYS);
	}

	@Test
	void startWhenAllTablesAreSealedThenSaysSoOnce(CapturedOutput log) throws Exception {
		start(NEXT_KEY, "PD_STORE_KEY_PREVIOUS", KEY);
		this.sample.close();
		assertThat(keyIds()).hasSize(1);
		start(NEXT_KEY);
		assertThat(StringUtils.countOccurrencesOf(log.getAll(), SENTENCE)).isOne();
		assertThat(log.getAll()).contains("Encrypted 5 rows").doesNotContain("cannot be read");
		assertThat(McpTestClient.caller(this.sample, this.tokens.access())).isPresent();
		Agent agent = new Agent(this.sample.home(), Agent.KEY);
		assertThat(agent.start("users.read").body()).contains("completed");
		assertThat(agent.status(this.pending.path("id").asString(), 0).body()).contains("pending");
	}

	@Test
	void startWhenOneTableFailsThenSaysToKeepThePreviousKey(CapturedOutput log) throws Exception {
		execute("alter table mcp_grant add constraint kept check (key_id = '%s')".formatted(keyIds().get(0)));
		start(NEXT_KEY, "PD_STORE_KEY_PREVIOUS", KEY);
		this.sample.close();
		assertThat(log.getAll()).contains("keep STORE_KEY_PREVIOUS").doesNotContain(SENTENCE);
		assertThat(keyIds()).hasSize(2);
		execute("alter table mcp_grant drop constraint kept");
		start(NEXT_KEY, "PD_STORE_KEY_PREVIOUS", KEY);
		assertThat(StringUtils.countOccurrencesOf(log.getAll(), SENTENCE)).isOne();
		assertThat(McpTestClient.caller(this.sample, this.tokens.access())).isPresent();
	}

	private void execute(String sql) {
		this.store.jdbc().sql(sql).update();
	}

	private List<String> keyIds() {
		return this.store.jdbc()
			.sql("""
					select key_id from pagerduty_connection union select key_id from mcp_grant
					union select store_key_id from agent_grant union select store_key_id from agent_authorization""")
			.query(String.class)
			.list();
	}

}
