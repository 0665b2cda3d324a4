package sample.pagerduty.client.web;

import java.io.Serializable;
import java.util.LinkedHashSet;
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
import sample.pagerduty.client.token.Connection;

/**
 * What a person chose, or is offered, for an app token.
 *
 * @param subdomain the account's name in its address
 * @param region the code of the account's region
 * @param scope the scopes that are ticked, with blanks between
 */
record AppTokenForm(String subdomain, String region, String scope) implements Serializable {

	/** A user's scope: it asks for an ID token, which an app has none of. */
	private static final String OPENID = "openid";

	/** The scopes of the app that an app token can have. */
	static Set<String> scopesOf(PagerDutyApp app) {
		Set<String> scopes = new LinkedHashSet<>(app.scopes());
		scopes.remove(OPENID);
		return scopes;
	}

	/** What the operator named, or else the account of whoever is connected. */
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
		return Scopes.words(this.scope);
	}

	/** What is wrong, as the part of a message key. */
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

	/** The request, if there is nothing to complain about. */
	AppTokenRequest request() {
		return AppTokenRequest.of(Region.find(this.region).orElseThrow(), this.subdomain, scopes());
	}

}
