package sample.pagerduty.client.setup;

import java.net.URI;
import java.text.ParseException;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;

import org.springframework.http.HttpMethod;

/**
 * The keys that PagerDuty signs ID tokens with, and their host.
 *
 * @param url where they are
 */
record PagerDutyKeys(URI url) implements RemoteTarget {

	@Override
	public String title() {
		return "Keys of ID tokens";
	}

	@Override
	public HttpMethod method() {
		return HttpMethod.GET;
	}

	@Override
	public String setting() {
		return "OAUTH_URL";
	}

	@Override
	public Finding judge(HttpProbe.Answer answer) {
		if (answer.status() != 200) {
			return failed("answered with status %d".formatted(answer.status()));
		}
		try {
			long rsaKeys = JWKSet.parse(answer.body())
				.getKeys()
				.stream()
				.filter((key) -> KeyType.RSA.equals(key.getKeyType()))
				.count();
			return (rsaKeys > 0) ? Finding.ok(title(), "Fetched from %s; RSA keys: %d.".formatted(this.url, rsaKeys))
					: failed("has no RSA key among its keys");
		}
		catch (ParseException ex) {
			return failed("answered with something that is not a set of keys (RFC 7517), such as the page of a proxy");
		}
	}

	private Finding failed(String complaint) {
		return Finding.failed(title(), "%s %s.".formatted(this.url, complaint),
				"Check that %s is right and that no proxy stands in between: without the keys no login can be verified."
					.formatted(setting()));
	}

}
