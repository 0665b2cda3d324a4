package sample.pagerduty.client.script;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.config.ExpectedAccount;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.connection.Connection;

/**
 * The choice of an app token: as submitted, or as offered.
 *
 * @param subdomain the first word of the account's address
 * @param region the code of the account's region
 * @param scope the scopes that are ticked, separated by spaces
 */
record AppTokenForm(String subdomain, String region, String scope) implements Serializable {

	/** The scopes of the app that an app token can have. An app has no ID token. */
	static Set<String> scopesOf(PagerDutyApp app) {
		return Scopes.withoutOpenid(app.scopes());
	}

	/** The account that the operator configured, or else that of the connected user. */
	static AppTokenForm of(PagerDutyApp app, Connection connection) {
		String subdomain = Optional.ofNullable(app.account().subdomain()).orElse(connection.user().account());
		Region region = Optional.ofNullable(app.account().region()).orElse(connection.region());
		return new AppTokenForm(Objects.requireNonNullElse(subdomain, ""), region.code(),
				String.join(" ", scopesOf(app)));
	}

	static AppTokenForm of(AppTokenRequest request) {
		return new AppTokenForm(request.subdomain(), request.region().code(), request.scope());
	}

	/** The scopes that are ticked, one by one. */
	public List<String> scopes() {
		return WordList.of(this.scope);
	}

	/** The mistake in the form, as the part of a message key. */
	@Nullable String complaint(PagerDutyApp app) {
		if (!app.appTokens()) {
			return "off";
		}
		if (!ExpectedAccount.isSubdomain(this.subdomain)) {
			return "subdomain";
		}
		if (Region.find(this.region).isEmpty()) {
			return "region";
		}
		return (!scopes().isEmpty() && scopesOf(app).containsAll(scopes())) ? null : "scopes";
	}

	/** The request, if there is no mistake. */
	AppTokenRequest request() {
		return AppTokenRequest.of(Region.find(this.region).orElseThrow(), this.subdomain, scopes());
	}

}
