package sample.pagerduty.client.setup;

import java.net.URI;

import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClientException;

/** Something that this app needs over the network. */
interface RemoteTarget {

	/** The title of its finding. */
	String title();

	HttpMethod method();

	URI url();

	/** The setting that names it. */
	String setting();

	Finding judge(HttpProbe.Answer answer);

	default RemoteFinding check(HttpProbe probe) {
		try {
			HttpProbe.Answer answer = probe.ask(method(), url());
			return new RemoteFinding(this, Interceptor.find(title(), answer).orElseGet(() -> judge(answer)), answer,
					null);
		}
		catch (RestClientException ex) {
			return unreachable(ConnectFailure.of(ex));
		}
	}

	default RemoteFinding unreachable(ConnectFailure failure) {
		return new RemoteFinding(this, failure.finding(title(), url(), setting()), null, failure);
	}

}
