package sample.pagerduty.client.script;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.connection.ConnectedUser;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.RefreshHistory;
import sample.pagerduty.client.rest.ApiAccess;

import static org.assertj.core.api.Assertions.assertThat;

/** The choice of an app token. */
class AppTokenFormTests {

	private static final PagerDutyApp APP = app(Map.of());

	@ParameterizedTest
	@CsvSource({ "acme, us, users.read, ", "acme, eu, 'services.read users.read', ",
			"acme, eu, 'users.read,users.read', ", "'', us, users.read, subdomain", "Acme, us, users.read, subdomain",
			"acme.x, us, users.read, subdomain", "acme\u202e, us, users.read, subdomain",
			"acme, US, users.read, region", "acme, '', users.read, region", "acme, us, '', scopes",
			"acme, us, ' , ', scopes", "acme, us, openid, scopes", "acme, us, users.read openid, scopes",
			"acme, us, users.write, scopes", "acme, us, as_account-us.other, scopes", "acme, us, USERS.READ, scopes" })
	void complaintThenTheFirstThatIsWrong(String subdomain, String region, String scope, String complaint) {
		assertThat(new AppTokenForm(subdomain, region, scope).complaint(APP)).isEqualTo(complaint);
	}

	@Test
	void complaintWhenAppTokensAreTurnedOffThenThat() {
		assertThat(new AppTokenForm("acme", "us", "users.read").complaint(app(Map.of("PD_APP_TOKENS", "false"))))
			.isEqualTo("off");
	}

	@Test
	void requestThenWithSortedScopes() {
		AppTokenRequest request = new AppTokenForm("acme", "eu", "users.read services.read users.read").request();
		assertThat(request).isEqualTo(new AppTokenRequest(Region.EU, "acme", "services.read users.read"));
		assertThat(AppTokenForm.of(request)).isEqualTo(new AppTokenForm("acme", "eu", "services.read users.read"));
	}

	@Test
	void ofThenTheAccountOfTheOperatorElseOfTheUser() {
		AppTokenForm form = AppTokenForm.of(APP, connection("other", Region.EU));
		assertThat(form).returns("other", AppTokenForm::subdomain).returns("eu", AppTokenForm::region);
		assertThat(form.scopes()).containsExactlyInAnyOrder("users.read", "services.read");
		PagerDutyApp expecting = app(Map.of("PD_SUBDOMAIN", "acme", "PD_REGION", "us"));
		assertThat(AppTokenForm.of(expecting, connection("other", Region.EU))).returns("acme", AppTokenForm::subdomain)
			.returns("us", AppTokenForm::region);
		assertThat(AppTokenForm.of(APP, connection(null, Region.US)).subdomain()).isEmpty();
	}

	private static Connection connection(String account, Region region) {
		return new Connection(UUID.randomUUID(), new ConnectedUser("P1", null, null, account), region,
				new ApiAccess(URI.create("https://a.example"), "t", null), null, Instant.EPOCH, Instant.EPOCH, null,
				Set.of(), Set.of(), Set.of(), new RefreshHistory(0, null, null, null));
	}

	private static PagerDutyApp app(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(
				Map.of("PD_CLIENT_ID", "id", "PD_CLIENT_SECRET", "s", "PD_APP_TOKENS", "true"));
		all.putAll(settings);
		return PagerDutyApp.of(ConfigSources.read(null, all, Path.of("target")));
	}

}
