package sample.pagerduty.client.mcp.login;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person and a browser are told about a redirect URI. */
class RedirectUrisTests {

	@ParameterizedTest
	@CsvSource({ "http://localhost:3000/cb, a program on this computer (localhost:3000), http://localhost:3000",
			"http://[::1]:3000/cb, a program on this computer ([::1]:3000), http:",
			"https://vscode.dev/redirect, vscode.dev, https://vscode.dev",
			"cursor://anysphere.cursor-mcp/cb, the program on this computer that opens cursor: links, cursor:" })
	void describeThenNamesTheDestination(String uri, String description, String source) {
		assertThat(RedirectUris.describe(uri)).isEqualTo(description);
		assertThat(RedirectUris.source(uri)).isEqualTo(source);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost/cb, http://localhost:1234/cb, true",
			"http://localhost:1/cb, http://localhost:2/cb, true", "http://127.0.0.1/cb, http://127.0.0.1:9/cb, true",
			"http://[::1]/cb, http://[::1]:9/cb, true", "http://localhost/cb, http://127.0.0.1:9/cb, false",
			"https://a.example/cb, https://a.example:444/cb, false", "http://localhost/cb, https://localhost/cb, false",
			"cursor://a/cb, cursor://a:1/cb, false", "http://localhost/cb, http://localhost:9/CB, false" })
	void containsThenOnlyThePortOfLoopbackMayDiffer(String registered, String requested, boolean expected) {
		assertThat(RedirectUris.contains(List.of(registered), requested)).isEqualTo(expected);
	}

}
