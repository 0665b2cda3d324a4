package sample.pagerduty.client.rest;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which scope a call needs, and which calls there can be. */
class ScopeCatalogTests {

	@ParameterizedTest
	@CsvSource({ "/users, users.read", "/users/PADA001, users.read",
			"/users/{id}/contact_methods, users:contact_methods.read",
			"/users/PADA001/contact_methods/PC1, users:contact_methods.read",
			"/users/PADA001/oauth_delegations, oauth_delegations.read", "/services, services.read",
			"/services/PS1/integrations/PI1, services.read", "/maintenance_windows/PM1, services.read",
			"/incidents/1234/log_entries, incidents.read", "/log_entries, incidents.read", "/oncalls, oncalls.read",
			"/audit/records, audit_records.read", "/notifications, users:notifications.read" })
	void findThenTheNarrowestLineCounts(String path, String scope) {
		assertThat(ScopeCatalog.find(path).orElseThrow().scopes()).containsExactly(scope);
	}

	@Test
	void findWhenAnyTokenWillDoThenNone() {
		assertThat(ScopeCatalog.find("/users/me").orElseThrow().scopes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/PADA001/sessions", "/standards", "/audit", "/incident", "/", "" })
	void findWhenNotInTheTableThenNothing(String path) {
		assertThat(ScopeCatalog.find(path)).isEmpty();
	}

	@Test
	void missingFromThenOnlyTheClassicWriteIncludesReading() {
		assertThat(ScopeRequirement.CLASSIC.missingFrom(Set.of("openid"))).containsExactly("read");
		assertThat(ScopeRequirement.CLASSIC.missingFrom(Set.of("read"))).isEmpty();
		assertThat(ScopeRequirement.CLASSIC.missingFrom(Set.of("write"))).isEmpty();
		assertThat(new ScopeRequirement(Set.of("users.read")).missingFrom(Set.of("users.write", "write")))
			.containsExactly("users.read");
	}

	static Stream<String> astray() {
		return Stream.of("", "incidents", "//evil.example", "/incidents/", "/a//b", "/..", "/../x", "/a/./b", "/a/..",
				"/a?b", "/a#b", "/a b", "/a\\b", "/a\nb", "/a%2", "/a%2f/%zz", "/{id}", "/@evil.example:80/a\r\nX: y",
				"/a".repeat(100_000));
	}

	@ParameterizedTest
	@MethodSource("astray")
	void requestWhenItCouldLeadAstrayThenThereIsNone(String path) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ApiRequest(path, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=b c", "a=b#c", "a=b\r\nX: y", "a=%", "a=\u00e9", "a='" })
	void requestWhenQueryIsNotEncodedThenThereIsNone(String query) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ApiRequest("/incidents", query));
	}

}
