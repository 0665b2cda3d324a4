package sample.pagerduty.client.apptoken;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.rest.ApiAccess;

import static org.assertj.core.api.Assertions.assertThat;

/** What an app token is requested for, and what was granted. */
class AppTokenRequestTests {

	private static final AppTokenRequest REQUEST = AppTokenRequest.of(Region.EU, "acme", Set.of("b.read", "a.read"));

	@Test
	void ofThenEqualForTheSameScopesInAnyOrder() {
		assertThat(AppTokenRequest.of(Region.EU, "acme", List.of("b.read", "a.read", "b.read"))).isEqualTo(REQUEST)
			.hasSameHashCodeAs(REQUEST);
		assertThat(AppTokenRequest.of(Region.US, "acme", REQUEST.scopes())).isNotEqualTo(REQUEST);
		assertThat(AppTokenRequest.of(Region.EU, "acme2", REQUEST.scopes())).isNotEqualTo(REQUEST);
		assertThat(AppTokenRequest.of(Region.EU, "acme", Set.of("a.read"))).isNotEqualTo(REQUEST);
	}

	@Test
	void scopesThenSortedAndWithoutTheAccount() {
		assertThat(REQUEST.scopes()).containsExactly("a.read", "b.read");
		assertThat(REQUEST.accountScope()).isEqualTo("as_account-eu.acme");
		assertThat(AppTokenRequest.of(Region.EU, "acme", Set.of()).scopes()).isEmpty();
	}

	@Test
	void scopesOfATokenThenGrantedAndMissingWithoutTheAccount() {
		AppToken token = new AppToken(REQUEST,
				new IssuedTokens("secret", null, Instant.EPOCH, null, Set.of("as_account-eu.acme", "b.read", "c.read")),
				new ApiAccess(URI.create("https://a.example"), "secret", null), null);
		assertThat(token.scopesGranted()).containsExactlyInAnyOrder("b.read", "c.read");
		assertThat(token.scopesMissing()).containsExactly("a.read");
		assertThat(token.token().scopes()).isEqualTo(token.scopesGranted());
		assertThat(token).asString().doesNotContain("secret");
	}

}
