package sample.pagerduty.client.connection;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

import static org.assertj.core.api.Assertions.assertThat;

class IdTokenClaimTests {

	private static final Instant ISSUED = Instant.parse("2026-11-26T12:00:00Z");

	@Test
	void ofThenTellsWhoAndWhereFirstAndKeepsWhatItDoesNotKnow() {
		OidcIdToken token = new OidcIdToken("token", ISSUED, ISSUED.plusSeconds(60), Map.of("zoo", "7", "aud",
				List.of("https://api.pagerduty.com", "client"), "subdomain", "acme", "sub", "PABC", "iat", ISSUED));
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("claim.sub", Locale.ENGLISH, "Who signed in");
		List<IdTokenClaim> claims = IdTokenClaim.of(token, messages);
		assertThat(claims).extracting(IdTokenClaim::name).containsExactly("sub", "subdomain", "aud", "iat", "zoo");
		assertThat(claims).extracting(IdTokenClaim::value)
			.containsExactly("PABC", "acme", "https://api.pagerduty.com client", "2026-11-26T12:00:00Z", "7");
		assertThat(claims).filteredOn((claim) -> claim.at() != null)
			.singleElement()
			.extracting(IdTokenClaim::at)
			.isEqualTo(ISSUED);
		assertThat(claims).extracting(IdTokenClaim::meaning).containsExactly("Who signed in", "", "", "", "");
	}

}
