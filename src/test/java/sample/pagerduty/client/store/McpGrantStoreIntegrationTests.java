package sample.pagerduty.client.store;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.client.mcp.login.McpTestClient;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/** The grants of MCP clients, whichever database has them. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class McpGrantStoreIntegrationTests extends SampleOnStore {

	@Test
	void restartThenGrantsAreKeptAndNothingSecretIsReadable(CapturedOutput log) throws Exception {
		Person ada = Person.login("Ada", this.sample.browser(), this.pagerDuty);
		McpTestClient client = McpTestClient.register(this.sample);
		String code = client.code(ada.browser());
		McpTestClient.Tokens tokens = McpTestClient.tokens(client.exchange(code));
		String pending = client.code(ada.browser());
		this.sample.close();
		start(KEY);
		McpTestClient after = client.at(this.sample);
		assertThat(McpTestClient.caller(this.sample, tokens.access())).isPresent();
		McpTestClient.Tokens next = McpTestClient.tokens(after.refresh(tokens.refresh()));
		assertThat(McpTestClient.caller(this.sample, next.access())).isPresent();
		assertThat(ada.browser().get("/").body()).contains("Inspector");
		this.sample.close();
		String[] secrets = Stream
			.of(code, pending, tokens.access(), tokens.refresh(), next.access(), next.refresh(), "pdma_", "pdmr_",
					"st+ate=1", "code_challenge", "49152/callback?")
			.toArray(String[]::new);
		assertThat(this.store.everything()).contains("Inspector").doesNotContain(secrets);
		assertThat(log.getAll()).doesNotContain(secrets).doesNotContain("Inspector");
		this.sample = null;
	}

	@Test
	void rotateWhenPreviousKeyIsGivenThenItIsNoLongerNeeded() throws Exception {
		Person ada = Person.login("Ada", this.sample.browser(), this.pagerDuty);
		McpTestClient client = McpTestClient.register(this.sample);
		McpTestClient.Tokens tokens = client.login(ada.browser());
		this.sample.close();
		start(NEXT_KEY, "PD_STORE_KEY_PREVIOUS", KEY);
		this.sample.close();
		start(NEXT_KEY);
		assertThat(McpTestClient.caller(this.sample, tokens.access())).isPresent();
		McpTestClient.tokens(client.at(this.sample).refresh(tokens.refresh()));
	}

	@Test
	void moveWhenRowsOfTwoPeopleThenNeitherTokenOpensTheOther() {
		Person ada = Person.login("Ada", this.sample.browser(), this.pagerDuty);
		McpTestClient client = McpTestClient.register(this.sample);
		McpTestClient.Tokens hers = client.login(ada.browser());
		Person bob = Person.login("Bob", this.sample.browser(), this.pagerDuty);
		McpTestClient.Tokens his = client.login(bob.browser());
		List<Object> connections = this.store.jdbc()
			.sql("select connection_id from mcp_grant order by created_at")
			.query((row, number) -> row.getObject(1))
			.list();
		this.store.jdbc()
			.sql("update mcp_grant set connection_id = ? where connection_id = ?")
			.param(connections.get(1))
			.param(connections.get(0))
			.update();
		assertThat(McpTestClient.caller(this.sample, hers.access())).isEmpty();
		assertThat(McpTestClient.caller(this.sample, his.access())).isPresent();
	}

}
