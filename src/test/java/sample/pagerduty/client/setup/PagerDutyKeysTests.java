package sample.pagerduty.client.setup;

import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import sample.pagerduty.client.setup.Finding.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether an answer holds keys that ID tokens can be signed with. */
class PagerDutyKeysTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 | {"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]} | OK
			200 | {"keys":[{"kty":"oct","k":"AQAB"},{"kty":"RSA","n":"AQAB","e":"AQAB"}]} | OK
			200 | {"keys":[{"kty":"oct","k":"AQAB"}]} | FAILED
			200 | {"keys":[]} | FAILED
			200 | {} | FAILED
			200 | [] | FAILED
			200 | '' | FAILED
			200 | <html>100%s</html> | FAILED
			200 | {"keys":[5]} | FAILED
			200 | {"keys":"none"} | FAILED
			404 | {"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]} | FAILED
			""")
	void judgeThenOnlyWithAnRsaKey(int status, String body, Result result) {
		URI url = URI.create("https://a.example/100%25s");
		Finding finding = new PagerDutyKeys(url)
			.judge(new HttpProbe.Answer(url, status, new HttpHeaders(), Instant.EPOCH, body));
		assertThat(finding.result()).isEqualTo(result);
		assertThat(finding.found()).contains(url.toString());
	}

	@Test
	void judgeWhenAKeyIsNullThenFailed() {
		URI url = URI.create("https://a.example");
		assertThat(new PagerDutyKeys(url)
			.judge(new HttpProbe.Answer(url, 200, new HttpHeaders(), Instant.EPOCH, "{\"keys\":[null]}"))
			.result()).isEqualTo(Result.FAILED);
	}

}
