package sample.pagerduty.sandbox.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the consent page says about scopes. */
class ScopeDescriptionTests {

	@ParameterizedTest
	@CsvSource({ "openid, Know who you are", "users.read, See users", "read, See everything in the account",
			"write, Change everything in the account", "services.write, Create and change services",
			"users:contact_methods.read, See user contact methods", "oncalls.read, See on-calls",
			"users, Use the permission users", "users.delete, Use the permission users.delete" })
	void allWhenScopeIsGivenThenDescribed(String scope, String text) {
		assertThat(ScopeDescription.all(scope)).containsExactly(new ScopeDescription(scope, text));
	}

	@Test
	void allWhenThereAreBlanksAndRepeatsThenEachScopeOnce() {
		assertThat(ScopeDescription.all(" openid  read openid ")).extracting(ScopeDescription::scope)
			.containsExactly("openid", "read");
		assertThat(ScopeDescription.all("")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "openid users.read, ''", "openid teams.read, teams.read", "Users.read, Users.read",
			"teams.read users.read tags.read, teams.read tags.read", "'', ''" })
	void lackingWhenAppIsNotRegisteredForAScopeThenNamesIt(String asked, String lacking) {
		List<String> expected = Arrays.stream(lacking.split(" ")).filter((scope) -> !scope.isEmpty()).toList();
		assertThat(ScopeDescription.lacking(asked, Set.of("openid", "users.read"))).isEqualTo(expected);
	}

}
