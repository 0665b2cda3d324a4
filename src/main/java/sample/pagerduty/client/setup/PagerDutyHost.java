package sample.pagerduty.client.setup;

import java.net.URI;
import java.util.stream.Stream;

import sample.pagerduty.client.config.PagerDutyApp;

import org.springframework.http.HttpMethod;

/**
 * A host that this app calls.
 *
 * @param role what it is called for
 * @param url its root
 * @param setting the setting that names it
 */
record PagerDutyHost(String role, URI url, String setting) implements RemoteTarget {

	/** The hosts that an app can come to call; one that has all roles is named once. */
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

	/** Without a body, because nobody would read it. */
	@Override
	public HttpMethod method() {
		return HttpMethod.HEAD;
	}

	@Override
	public Finding judge(HttpProbe.Answer answer) {
		return Finding.ok(title(), "Reached: it answered with status %d, and any will do.".formatted(answer.status()));
	}

}
