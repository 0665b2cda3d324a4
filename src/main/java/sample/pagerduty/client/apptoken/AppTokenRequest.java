package sample.pagerduty.client.apptoken;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.config.WordList;

/**
 * What an app token is requested for.
 *
 * @param region where the account lives
 * @param subdomain the account's name in its address
 * @param scope the scopes, sorted, with blanks between
 */
public record AppTokenRequest(Region region, String subdomain, String scope) implements Serializable {

	/**
	 * A request for scopes in any order; equal to every other one for the same scopes.
	 */
	public static AppTokenRequest of(Region region, String subdomain, Collection<String> scopes) {
		return new AppTokenRequest(region, subdomain, String.join(" ", new TreeSet<>(scopes)));
	}

	/** The scopes, one by one. */
	public Set<String> scopes() {
		return new LinkedHashSet<>(WordList.of(this.scope));
	}

	/** All of it in one line, different from that of every other request. */
	public String inOneLine() {
		return "%s %s %s".formatted(this.region.code(), this.subdomain, this.scope);
	}

	/** PagerDuty's scope that names the account. */
	String accountScope() {
		return "as_account-%s.%s".formatted(this.region.code(), this.subdomain);
	}

}
