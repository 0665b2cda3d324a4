package sample.pagerduty.sandbox.api;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.sandbox.AppKind;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Which path needs which scope, and which scope opens it. */
class ScopeRuleTests {

	@ParameterizedTest
	@CsvSource({ "/users, users.read", "/users/P1, users.read", "/eu/users/P1, users.read",
			"/users/P1/contact_methods, users:contact_methods.read",
			"/eu/users/P1/contact_methods/P2, users:contact_methods.read",
			"/users/P1/oauth_delegations, oauth_delegations.read", "/services, services.read",
			"/business_services/P1, services.read", "/incidents/P1/notes, incidents.read",
			"/log_entries, incidents.read", "/audit/records, audit_records.read",
			"/notifications, users:notifications.read", "/userscripts, none", "/audit, none", "/us/users, none",
			"/, none" })
	void allWhenScopedThenFirstMatchNamesTheScope(String path, String scope) {
		assertThat(scopeOf(AppKind.SCOPED, path)).isEqualTo(scope);
	}

	@ParameterizedTest
	@CsvSource({ "CLASSIC, /users", "CLASSIC, /eu/schedules", "PUBLIC, /users/P1/contact_methods" })
	void allWhenClassicThenReadIsNeeded(AppKind kind, String path) {
		assertThat(scopeOf(kind, path)).isEqualTo("read");
	}

	@ParameterizedTest
	@CsvSource({ "SCOPED, users.read, true", "SCOPED, users.write, false", "SCOPED, services.read, false",
			"SCOPED, read, false", "SCOPED, write, false", "SCOPED, USERS.READ, false", "CLASSIC, read, true",
			"CLASSIC, write, true", "CLASSIC, users.read, false", "PUBLIC, write, true", "PUBLIC, openid, false" })
	void authorizeWhenTokenHasAScopeThenGrantedIfItIncludesReading(AppKind kind, String scope, boolean granted) {
		assertThat(authorize(kind, new TestingAuthenticationToken("P1", "token", "SCOPE_" + scope))).isEqualTo(granted);
	}

	@Test
	void authorizeWhenNotAuthenticatedThenDenied() {
		TestingAuthenticationToken caller = new TestingAuthenticationToken("P1", "token", "SCOPE_users.read");
		caller.setAuthenticated(false);
		assertThat(authorize(AppKind.SCOPED, caller)).isFalse();
		assertThat(authorize(AppKind.SCOPED, null)).isFalse();
	}

	private static boolean authorize(AppKind kind, @Nullable Authentication caller) {
		return ScopeRule.users(kind)
			.authorize(() -> caller, new RequestAuthorizationContext(new MockHttpServletRequest()))
			.isGranted();
	}

	private static String scopeOf(AppKind kind, String path) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		List<ScopeRule> rules = ScopeRule.all(kind);
		return rules.stream()
			.filter((rule) -> rule.resource().matches(request))
			.findFirst()
			.map(ScopeRule::scope)
			.orElse("none");
	}

}
