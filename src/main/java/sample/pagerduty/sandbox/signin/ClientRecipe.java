package sample.pagerduty.sandbox.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import sample.pagerduty.sandbox.Region;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.core.io.ClassPathResource;

/**
 * The settings with which a third-party client runs against the sandbox. They are in the
 * file {@code clients.txt}: the name of a client after a {@code #}, and lines to copy.
 */
record ClientRecipe(String name, String settings) {

	static List<ClientRecipe> all(SandboxUrls urls, SandboxOptions options) {
		boolean hasSecret = options.appKind().hasSecret();
		String secret = hasSecret ? Sandbox.CLIENT_SECRET : "";
		String text = read().replace("{nodeAuth}", hasSecret ? "ClientSecretPost('" + secret + "')" : "None()")
			.replace("{method}", hasSecret ? "client_secret_post" : "none")
			.replace("{secret}", secret)
			.replace("{id}", Sandbox.CLIENT_ID)
			.replace("{scopes}", String.join(" ", options.appScopes()))
			.replace("{issuer}", urls.issuer().toString())
			.replace("{oauth}", urls.oauth().toString())
			.replace("{base}", urls.base().toString())
			.replace("{api}", urls.api(Region.US).toString());
		return Stream.of(text.split("(?m)^# "))
			.filter((recipe) -> !recipe.isBlank())
			.map((recipe) -> recipe.strip().split("\n", 2))
			.map((lines) -> new ClientRecipe(lines[0], lines[1]))
			.toList();
	}

	private static String read() {
		try {
			return new ClassPathResource("sandbox/clients.txt").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
