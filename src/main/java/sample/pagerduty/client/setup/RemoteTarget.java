package sample.pagerduty.client.setup;

import java.net.URI;

import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClientException;

/** Something that this app asks for over the network. */
interface RemoteTarget {

	/** What it is called in the finding. */
	String title();

	HttpMethod method();

	URI url();

	/** The setting that names it. */
	String setting();

	/** What an answer means. */
	Finding judge(HttpProbe.Answer answer);

	/** Asks for it now. */
	default RemoteFinding look(HttpProbe probe) {
		try {
			HttpProbe.Answer answer = probe.ask(method(), url());
			return new RemoteFinding(judge(answer), answer);
		}
		catch (RestClientException ex) {
			return unreached(ConnectFailure.of(ex));
		}
	}

	/** What is found when there is no answer. */
	default RemoteFinding unreached(ConnectFailure way) {
		return new RemoteFinding(way.finding(title(), url(), setting()), null);
	}

}
