package sample.pagerduty.client.setup;

import java.net.URI;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import sample.pagerduty.client.rest.SigningKeys;

import org.springframework.http.HttpMethod;

/**
 * The public keys that verify PagerDuty's ID tokens.
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
			return failed("answered with HTTP %d".formatted(answer.status()));
		}
		return SigningKeys.read(answer.body())
			.map(this::judge)
			.orElseGet(() -> failed("did not return a set of keys (RFC 7517), but perhaps a proxy's error page"));
	}

	private Finding judge(JWKSet keys) {
		long rsaKeys = keys.getKeys().stream().filter((key) -> KeyType.RSA.equals(key.getKeyType())).count();
		return (rsaKeys > 0) ? Finding.ok(title(), "Fetched from %s. RSA keys: %d.".formatted(this.url, rsaKeys))
				: failed("returned no RSA key");
	}

	private Finding failed(String complaint) {
		String advice = DocumentedHosts.include(this.url) ? "Check that no proxy interferes."
				: "Check that %s is right and that no proxy interferes.".formatted(setting());
		return Finding.failed(title(), "%s %s.".formatted(this.url, complaint),
				advice + " Without the keys no login can be verified.");
	}

}
