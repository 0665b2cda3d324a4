package sample.pagerduty.sandbox;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** PagerDuty's table of app types. */
class AppKindTests {

	@ParameterizedTest
	@CsvSource({ "scoped, SCOPED", "classic, CLASSIC", "public, PUBLIC", "SCOPED, ", "private, ", "'', " })
	void findWhenNameIsInLowerCaseThenFound(String text, AppKind kind) {
		assertThat(AppKind.find(text).orElse(null)).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "SCOPED, openid, true", "SCOPED, users.read, true", "SCOPED, read, false", "SCOPED, write, false",
			"SCOPED, Read, true", "CLASSIC, openid, true", "CLASSIC, read, true", "CLASSIC, write, true",
			"CLASSIC, users.read, false", "CLASSIC, Read, false", "PUBLIC, write, true", "PUBLIC, users.read, false" })
	void canHaveWhenScopeIsOfTheKindThenTrue(AppKind kind, String scope, boolean possible) {
		assertThat(kind.canHave(scope)).isEqualTo(possible);
	}

	@ParameterizedTest
	@CsvSource({ "SCOPED, true, true, true, false", "CLASSIC, true, false, false, true",
			"PUBLIC, false, true, false, true" })
	void kindThenDiffersAsDocumented(AppKind kind, boolean secret, boolean proofKey, boolean appTokens,
			boolean everyCompany) {
		assertThat(kind.hasSecret()).isEqualTo(secret);
		assertThat(kind.needsProofKey()).isEqualTo(proofKey);
		assertThat(kind.hasAppTokens()).isEqualTo(appTokens);
		assertThat(kind.admitsEveryCompany()).isEqualTo(everyCompany);
	}

}
