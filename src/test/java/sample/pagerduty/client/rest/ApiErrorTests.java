package sample.pagerduty.client.rest;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the body of an error answer says. */
class ApiErrorTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"error":"Not Found"} | Not Found
			{"error":" Not Found "} | Not Found
			{"error":{"message":"Bad","code":2001}} | Bad
			{"error":{"message":"Bad","errors":["a","b"]}} | Bad,a,b
			{"error":{"message":"Bad","errors":{"name":["is blank","is short"],"id":"no"}}} | Bad,is blank,is short,no
			{"error":{"errors":[["a","b"],{"x":"c"}]}} | a,b,c
			{"error":{"message":"Bad","errors":["Bad","",null,5,true," "]}} | Bad
			{"error":["a","b"]} | a,b
			{"error":{"message":["a"]}} | a
			{"error":{"message":"50% of <b>%s</b>"}} | 50% of <b>%s</b>
			""")
	void ofThenTheMessagesOfAnyShape(String body, String messages) {
		assertThat(String.join(",", of(body).messages())).isEqualTo(messages);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "5", "[]", "[{\"error\":\"a\"}]", "{}", "{\"error\":null}",
			"{\"error\":5}", "{\"error\":{\"errors\":5}}", "{\"error\":{\"message\":{\"a\":{\"b\":\"c\"}}}}",
			"{\"error\"", "<html>", "{\"error\":\"\"}", "{\"Error\":\"a\"}" })
	void ofWhenItIsOfNoKnownShapeThenNothing(String body) {
		assertThat(of(body)).isEqualTo(ApiError.NONE);
	}

	@Test
	void ofWhenNestedTooDeepOrNotUtf8ThenNothing() {
		assertThat(of("{\"error\":" + "[".repeat(8000))).isEqualTo(ApiError.NONE);
		assertThat(ApiError.of(new JsonMapper(), new byte[] { '{', '"', (byte) 0xFF, (byte) 0xC3 }))
			.isEqualTo(ApiError.NONE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"required_scopes":"a.read b.read","token_scopes":"openid"} | a.read b.read | openid
			{"required_scopes":" a.read "} | a.read | ''
			{"required_scopes":null,"token_scopes":""} | '' | ''
			{"required_scopes":["a.read"]} | '' | ''
			{"required_scopes":{"a":"b"}} | '' | ''
			{"RequiredScopes":"a.read"} | '' | ''
			""")
	void ofThenTheScopesWhereTheyAreText(String error, String required, String token) {
		assertThat(of("{\"error\":" + error + "}")).returns(required, ApiError::requiredScopes)
			.returns(token, ApiError::tokenScopes);
	}

	@Test
	void ofWhenAMessageIsLongThenItsFirst500Characters() {
		String longest = "a".repeat(500);
		assertThat(of("{\"error\":\"" + longest + "\"}").messages()).containsExactly(longest);
		assertThat(of("{\"error\":\"" + longest + "b\"}").messages()).containsExactly(longest + "\u2026");
	}

	@Test
	void ofWhenThereAreManyMessagesThenTheFirst20() {
		String many = IntStream.range(0, 1000).mapToObj((i) -> "\"m" + i + "\"").collect(Collectors.joining(","));
		assertThat(of("{\"error\":{\"errors\":[" + many + "]}}").messages()).hasSize(20).endsWith("m19");
	}

	@Test
	void ofWhenTheBoundIsWithinACharacterThenNoHalfOfItIsLeft() {
		assertThat(of("{\"error\":\"" + "a".repeat(499) + "\ud83d\ude00b\"}").messages().get(0))
			.matches((message) -> message.codePoints().noneMatch((c) -> Character.getType(c) == Character.SURROGATE));
	}

	@Test
	void ofThenTheScopesAreNoMessages() {
		assertThat(of("{\"error\":{\"message\":\"No\",\"required_scopes\":\"a.read\",\"token_scopes\":\"openid\"}}")
			.messages()).containsExactly("No");
	}

	private static ApiError of(String body) {
		return ApiError.of(new JsonMapper(), body.getBytes(StandardCharsets.UTF_8));
	}

}
