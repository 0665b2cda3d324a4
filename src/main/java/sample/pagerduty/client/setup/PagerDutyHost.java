package sample.pagerduty.client.setup;

import java.net.URI;
import java.util.stream.Stream;

import sample.pagerduty.client.config.PagerDutyApp;

import org.springframework.http.HttpMethod;

/**
 * A host of PagerDuty.
 *
 * @param role such as "API host"
 * @param url its root
 */
record PagerDutyHost(String role, URI url, String setting) implements RemoteTarget {

	/** The hosts that this app may call, each of them once. */
	static Stream<PagerDutyHost> of(PagerDutyApp app) {
		PagerDutyHost oauth = new PagerDutyHost("OAuth host", rootOf(app.oauth().token()), "OAUTH_URL");
		Stream<PagerDutyHost> api = app.api()
			.all()
			.map(PagerDutyHost::rootOf)
			.distinct()
			.filter((url) -> !url.equals(oauth.url()))
			.map((url) -> new PagerDutyHost("API host", url, "API_URL"));
		return Stream.concat(Stream.of(oauth), api);
	}

	private static URI rootOf(URI url) {
		return url.resolve("/");
	}

	@Override
	public String title() {
		return this.role + " " + this.url.getAuthority();
	}

	/** Because the body is not needed. */
	@Override
	public HttpMethod method() {
		return HttpMethod.HEAD;
	}

	@Override
	public Finding judge(HttpProbe.Answer answer) {
		return Finding.ok(title(), "Reachable (HTTP %d).".formatted(answer.status()));
	}

}
