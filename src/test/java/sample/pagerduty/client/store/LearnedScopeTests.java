package sample.pagerduty.client.store;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;

import org.springframework.jdbc.core.simple.JdbcClient;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.error;

/** What the console learns from PagerDuty about scopes outlives the app. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class LearnedScopeTests {

	private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	@Parameter
	private StoreKind kind;

	@TempDir
	private Path directory;

	private TestStore store;

	private RunningSample sample;

	private Person ada;

	@BeforeEach
	void start() throws Exception {
		this.store = this.kind.create(this.directory);
		this.sample = this.store.start(this.pagerDuty, "STORE_KEY", KEY);
		this.ada = Person.login("Ada", this.sample.browser(), this.pagerDuty);
	}

	@AfterEach
	void stop() throws Exception {
		this.sample.close();
		this.pagerDuty.close();
	}

	private void restart() throws IOException {
		this.sample.close();
		this.sample = this.store.start(this.pagerDuty, "STORE_KEY", KEY);
	}

	private HttpResponse<String> call(String path, String requiredScopes) {
		this.pagerDuty.answer(path, error(403,
				"{\"error\":{\"required_scopes\":\"%s\",\"token_scopes\":\"openid\"}}".formatted(requiredScopes)));
		return this.ada.browser().get("/console/call?path=" + path);
	}

	@Test
	void callWhenPagerDutyNamesAScopeThenItIsShownFromThenOnForAllIds() throws Exception {
		assertThat(this.ada.browser().get("/console?path=/standards/PABC123/scores").body())
			.contains("its scope is not known here");
		assertThat(call("/standards/PABC123/scores", "standards.read").body())
			.contains("<strong>Standards: Read Access</strong>");
		restart();
		assertThat(this.ada.browser().get("/console").body()).contains("Learned here", "/standards/{id}/scores",
				"href=\"/console?path=%2Fstandards%2F%7Bid%7D%2Fscores\"", "<code>standards.read</code>");
		assertThat(this.ada.browser().get("/console?path=/standards/PXYZ/scores").body())
			.contains("<code>standards.read</code>", "<strong>lacks</strong>")
			.doesNotContain("not known");
	}

	@Test
	void callWhenPagerDutyContradictsTheCatalogueThenPagerDutyIsRight() throws Exception {
		call("/services/PS1", "services.read");
		assertThat(count()).isZero();
		call("/services/PS1", "services.read standards.read");
		call("/services/PS2", "standards.read");
		assertThat(this.ada.browser().get("/console?path=/services/%7Bid%7D").body())
			.contains("<strong>lacks</strong> <code>standards.read</code>");
		assertThat(this.ada.browser().get("/console").body()).doesNotContain("Learned here");
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void callWhenTheAnswerIsGoodOrNamesNoScopeThenNothingIsLearned() throws Exception {
		this.pagerDuty.answer("/standards", okJson("{}"));
		this.ada.browser().get("/console/call?path=/standards");
		call("/standards", "");
		call("/standards", "\u00e9 \\\\ \\\"");
		call("/standards", "a".repeat(1000));
		assertThat(count()).isZero();
	}

	@Test
	void callWhenVeryManyAreLearnedThenTheOldestMakeRoom() throws Exception {
		this.sample.close();
		OffsetDateTime lastYear = OffsetDateTime.of(2025, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
		JdbcClient jdbc = this.store.jdbc();
		for (int i = 0; i < 200; i++) {
			jdbc.sql("insert into learned_scope (path, scope, learned_at) values (?, 'x.read', ?)")
				.params("/x" + (char) ('a' + i / 26) + (char) ('a' + i % 26), lastYear.plusDays(i))
				.update();
		}
		restart();
		call("/standards", "standards.read");
		assertThat(this.ada.browser().get("/console").body()).contains("<code>/standards</code>", "<code>/xab</code>")
			.doesNotContain("<code>/xaa</code>");
		assertThat(count()).isEqualTo(200);
	}

	/** An embedded database is open to one process at a time. */
	private int count() throws IOException {
		this.sample.close();
		int count = this.store.jdbc().sql("select count(*) from learned_scope").query(Integer.class).single();
		this.sample = this.store.start(this.pagerDuty, "STORE_KEY", KEY);
		return count;
	}

}
