package sample.pagerduty.sandbox.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings for third-party clients, on the page and in the documentation. */
class ClientRecipeTests {

	@ParameterizedTest
	@EnumSource
	void allWhenListedThenEveryPlaceholderIsFilled(AppKind kind) {
		List<ClientRecipe> recipes = recipes(kind);
		assertThat(recipes).extracting(ClientRecipe::name)
			.containsExactly("openid-client 6", "oauth4webapi", "Auth.js", "simple-oauth2", "passport-oauth2",
					"requests-oauthlib", "Authlib", "Spring Security", "Postman", "python pagerduty", "go-pagerduty",
					"Terraform provider");
		assertThat(recipes).allSatisfy((recipe) -> {
			assertThat(recipe.settings()).doesNotContainPattern("\\{[a-zA-Z]+}");
			assertThat(recipe.settings().contains(Sandbox.CLIENT_SECRET))
				.isEqualTo(kind.hasSecret() && !recipe.name().matches("go-pagerduty|Terraform provider"));
		});
	}

	@Test
	void documentationWhenReadThenHasTheSameSettings() throws IOException {
		String document = Files.readString(Path.of("src/docs/sandbox.md"));
		for (ClientRecipe recipe : recipes(AppKind.SCOPED)) {
			assertThat(document).contains("| " + recipe.name() + " | `"
					+ String.join("`<br>`", recipe.settings().split("\n")).replaceAll(" {2,}", " ") + "` |");
		}
	}

	private static List<ClientRecipe> recipes(AppKind kind) {
		SandboxOptions options = new SandboxOptions(SandboxOptions.DEFAULT_PORT, List.of(), kind, kind.defaultScopes());
		return ClientRecipe.all(
				new SandboxUrls(
						new MockEnvironment().withProperty("local.server.port", String.valueOf(options.port()))),
				options);
	}

}
