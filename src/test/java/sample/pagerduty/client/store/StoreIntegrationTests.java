package sample.pagerduty.client.store;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.Script;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What a store is for, whichever database it is. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class StoreIntegrationTests extends SampleOnStore {

	@Test
	void restartThenBrowserIsConnectedAndScriptsWork(CapturedOutput log) throws Exception {
		Person ada = login("Ada");
		Script script = ada.createScript();
		assertThat(script.token()).isEqualTo(ada.accessToken());

		this.sample.close();
		start(KEY);
		ada.assertConnected();
		assertThat(script.token()).isEqualTo(ada.accessToken());
		assertThat(ada.browser().get("/scripts").body()).contains("nightly");
		assertThat(this.store.everything()).contains("nightly")
			.doesNotContain(ada.secrets(script))
			.doesNotContain(Stream.of(ada.secrets(script)).map(StoreIntegrationTests::inUtf16).toArray(String[]::new));
		assertThat(log.getAll()).doesNotContain(ada.secrets(script));
	}

	private static String inUtf16(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
	}

	@Test
	void startWithAnotherPagerDutyAppThenNothingOfTheFirstIsUsedOrLost() throws Exception {
		Person ada = login("Ada");
		Script script = ada.createScript();
		HttpResponse<String> home = ada.browser().get("/");
		this.sample.close();

		start(KEY, "PD_CLIENT_ID", "another", "PD_SCOPES", "users.read");
		ada.assertNotConnected();
		assertThat(ada.browser().connect("").get("scope")).isEqualTo("openid users.read");
		assertThat(Browser.location(ada.browser().submit(home, "/disconnect", Map.of())))
			.isEqualTo("/?disconnected=session");
		assertThat(this.pagerDuty.tokensRevoked()).isEmpty();
		this.sample.close();

		start(KEY);
		assertThat(script.token()).isEqualTo(ada.accessToken());
	}

	@Test
	void disconnectWhenTheTokensCannotBeReadThenDoesNotClaimThatTheyAreRevoked() {
		Person ada = login("Ada");
		HttpResponse<String> home = ada.browser().get("/");
		Person bob = login("Bob");
		swap("pagerduty_connection", "sealed");
		assertThat(Browser.location(ada.browser().submit(home, "/disconnect", Map.of())))
			.isEqualTo("/?disconnected=unconfirmed");
		assertThat(this.pagerDuty.tokensRevoked()).isEmpty();
		bob.assertNotConnected();
	}

	@Test
	void swapWhenRowsOfTwoPeopleThenNeitherBecomesTheOther() {
		Person ada = login("Ada");
		Script script = ada.createScript();
		Person bob = login("Bob");

		swap("pagerduty_connection", "sealed");
		ada.assertNotConnected();
		bob.assertNotConnected();
		HttpResponse<String> token = script.ask("");
		assertThat(token.statusCode()).isEqualTo(403);
		assertThat(token.body()).contains("connection-ended").doesNotContain("pdus+");
		swap("pagerduty_connection", "sealed");
		ada.assertConnected();
		bob.assertConnected();

		swap("spring_session_attributes where attribute_name = 'SPRING_SECURITY_CONTEXT'", "attribute_bytes");
		ada.assertNotConnected();
		bob.assertNotConnected();
		swap("spring_session_attributes where attribute_name = 'SPRING_SECURITY_CONTEXT'", "attribute_bytes");
		ada.assertConnected();

		swap("spring_session", "session_id");
		ada.assertNotConnected();
		bob.assertNotConnected();
	}

	/** Swaps the values of a column between two rows. */
	private void swap(String rows, String column) {
		List<Object> values = this.store.jdbc()
			.sql("select %s from %s".formatted(column, rows))
			.query((row, number) -> row.getObject(1))
			.list();
		assertThat(values).hasSize(2).doesNotHaveDuplicates();
		String table = rows.replaceFirst(" .*", "");
		Object between = (values.get(0) instanceof byte[]) ? new byte[] { 0 } : "between";
		replace(table, column, values.get(0), between);
		replace(table, column, values.get(1), values.get(0));
		replace(table, column, between, values.get(1));
	}

	private void replace(String table, String column, Object before, Object after) {
		assertThat(this.store.jdbc()
			.sql("update %s set %s = ? where %s = ?".formatted(table, column, column))
			.param(after)
			.param(before)
			.update()).isEqualTo(1);
	}

	@Test
	void cookieWithTheIdInTheDatabaseThenOpensNothing() {
		login("Ada").assertConnected();
		String id = this.store.jdbc().sql("select session_id from spring_session").query(String.class).single();
		String primaryId = this.store.jdbc().sql("select primary_id from spring_session").query(String.class).single();
		String encoded = Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
		for (String value : List.of(id, primaryId, encoded)) {
			assertThat(this.sample.browser().get("/", "Cookie", "PD_OAUTH_SAMPLE=" + value).body())
				.contains("Connect to PagerDuty")
				.doesNotContain("Hello,");
		}
	}

	@Test
	void startWhenKeyIsAnotherThenRefusesAndKeepsEverything(CapturedOutput log) throws Exception {
		Person ada = login("Ada");
		Script script = ada.createScript();
		this.sample.close();
		String before = this.store.everything();
		assertThatException().isThrownBy(() -> start(NEXT_KEY));
		assertThat(log.getAll())
			.contains("The key in STORE_KEY is not the one that the store was written with.", "STORE_KEY_PREVIOUS",
					"Nothing was changed")
			.doesNotContain("\tat ", KEY, NEXT_KEY);
		assertThat(this.store.everything()).isEqualTo(before);
		start(KEY);
		ada.assertConnected();
		assertThat(script.token()).isEqualTo(ada.accessToken());
	}

	@Test
	void rotateWhenPreviousKeyIsGivenThenItIsNoLongerNeeded() throws Exception {
		Person ada = login("Ada");
		Script script = ada.createScript();
		String keyId = keyId();
		this.sample.close();

		start(NEXT_KEY, "PD_STORE_KEY_PREVIOUS", KEY);
		ada.assertConnected();
		assertThat(keyId()).isNotEqualTo(keyId);
		this.sample.close();

		start(NEXT_KEY);
		ada.assertConnected();
		assertThat(script.token()).isEqualTo(ada.accessToken());
		assertThat(ada.browser().get("/scripts").body()).contains("nightly");
	}

	private String keyId() {
		return this.store.jdbc().sql("select key_id from pagerduty_connection").query(String.class).single();
	}

	@Test
	void sessionAttributeWhenAddedByManyAtOnceThenAllSucceed() {
		Browser browser = login("Ada").browser();
		for (int round = 0; round < 5; round++) {
			this.store.jdbc()
				.sql("delete from spring_session_attributes where attribute_name like '%AUTHORIZATION_REQUEST'")
				.update();
			List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				answers.add(CompletableFuture.supplyAsync(() -> browser.get("/connect/pagerduty")));
			}
			assertThat(answers)
				.allSatisfy((answer) -> assertThat(Browser.location(answer.join())).startsWith(this.pagerDuty.url()));
		}
	}

	@Test
	void startWhenTablesAreNewerThenRefusesAndKeepsEverything(CapturedOutput log) throws Exception {
		Person ada = login("Ada");
		this.sample.close();
		this.store.jdbc().sql("""
				insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
					"checksum", "installed_by", "execution_time", "success")
				values (99, '99', 'future', 'SQL', 'V99__future.sql', 1, 'sample', 1, true)""").update();
		String before = this.store.everything();
		assertThatException().isThrownBy(() -> start(KEY));
		assertThat(log.getAll())
			.contains("The store was written by a newer version of this app (its tables have version 99).",
					"Start that version")
			.doesNotContain("\tat ");
		assertThat(this.store.everything()).isEqualTo(before);
		this.store.jdbc().sql("delete from \"flyway_schema_history\" where \"version\" = '99'").update();
		start(KEY);
		ada.assertConnected();
	}

	@Test
	void startWhenTablesWereChangedThenRefuses(CapturedOutput log) {
		this.store.jdbc().sql("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'").update();
		assertThatException().isThrownBy(() -> {
			this.sample.close();
			start(KEY);
		});
		assertThat(log.getAll()).contains("The tables of the store are not as this app left them.")
			.doesNotContain("\tat ");
	}

	private Person login(String name) {
		return Person.login(name, this.sample.browser(), this.pagerDuty);
	}

}
