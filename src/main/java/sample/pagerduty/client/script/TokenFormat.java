package sample.pagerduty.client.script;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The formats of a token for a script. */
enum TokenFormat {

	JSON(MediaType.APPLICATION_JSON) {

		@Override
		String write(TokenResponse token, JsonMapper mapper) {
			return mapper.writeValueAsString(token);
		}

	},

	/** The bare token. */
	TEXT(MediaType.TEXT_PLAIN) {

		@Override
		String write(TokenResponse token, JsonMapper mapper) {
			return token.accessToken() + "\n";
		}

	},

	/**
	 * A configuration for {@code curl -K}, so that the token does not appear in the
	 * process list.
	 */
	CURL(MediaType.TEXT_PLAIN) {

		@Override
		String write(TokenResponse token, JsonMapper mapper) {
			return """
					header = "Authorization: Bearer %s"
					header = "Accept: application/vnd.pagerduty+json;version=2"
					""".formatted(token.accessToken());
		}

	},

	/** Lines for {@code eval} in a shell. */
	ENV(MediaType.TEXT_PLAIN) {

		@Override
		String write(TokenResponse token, JsonMapper mapper) {
			return "export PAGERDUTY_TOKEN='%s'\nexport PAGERDUTY_API_URL='%s'\n".formatted(quoted(token.accessToken()),
					quoted(token.apiUrl().toString()));
		}

		private static String quoted(String text) {
			return text.replace("'", "'\\''");
		}

	},

	/** A header line. */
	HEADER(MediaType.TEXT_PLAIN) {

		@Override
		String write(TokenResponse token, JsonMapper mapper) {
			return "Authorization: Bearer " + token.accessToken() + "\n";
		}

	};

	private final MediaType mediaType;

	TokenFormat(MediaType mediaType) {
		this.mediaType = mediaType;
	}

	static TokenFormat named(@Nullable String name) {
		for (TokenFormat format : values()) {
			if (format.name().toLowerCase(Locale.ROOT).equals((name != null) ? name : "json")) {
				return format;
			}
		}
		throw TokenApiException.of(TokenApiProblem.BAD_PARAMETER, "format must be json, text, curl, env or header.");
	}

	ResponseEntity<String> answer(TokenResponse token, JsonMapper mapper) {
		return ResponseEntity.ok().contentType(this.mediaType).body(write(token, mapper));
	}

	abstract String write(TokenResponse token, JsonMapper mapper);

}
