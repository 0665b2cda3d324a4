package sample.pagerduty.client.setup;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLException;

import sample.pagerduty.client.CauseChain;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.RemoteCallFailure;

/**
 * The ways in which a host can fail to give any answer, as far as they call for different
 * advice. In the words, {@code %1$s} is the host and {@code %2$s} the setting that names
 * it.
 */
enum ConnectFailure {

	UNKNOWN_HOST("The name %1$s cannot be resolved (DNS).",
			"Check the spelling in %2$s, and the network and DNS of this machine; where only a proxy reaches the "
					+ "internet, start the JVM with -Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT.",
			List.of(UnresolvedAddressException.class, UnknownHostException.class)),

	CONNECT_TIMEOUT("%1$s did not take the connection in time.",
			"Let the firewall pass connections to it, or name the proxy to the JVM (-Dhttps.proxyHost=HOST "
					+ "-Dhttps.proxyPort=PORT); on a slow network raise CONNECT_TIMEOUT.",
			List.of(HttpConnectTimeoutException.class)),

	TIMEOUT("%1$s did not answer in time.",
			"Look at PagerDuty's status page, and at the proxy or firewall in between; on a slow network raise READ_TIMEOUT.",
			List.of()),

	UNTRUSTED("The certificate of %1$s is signed by nobody whom this JVM trusts.",
			"Where a company proxy reads along, start the JVM with -Djavax.net.ssl.trustStore=FILE, a trust store with "
					+ "the company's CA; anywhere else do not connect, because somebody stands in between.",
			List.of(CertPathBuilderException.class)),

	BAD_CERTIFICATE("The certificate of %1$s is not valid for that name at this time.",
			"Check the clock of this machine, %2$s and what DNS and the hosts file say; a proxy that sends a page of "
					+ "its own looks like this too.",
			List.of(CertPathValidatorException.class, CertificateException.class)),

	TLS("There was no TLS connection to %1$s.",
			"Check that %2$s is right, and that no proxy or firewall breaks https on the way.",
			List.of(SSLException.class)),

	REFUSED("%1$s refuses the connection.",
			"Check host and port in %2$s; a firewall can refuse too, and where only a proxy reaches the internet, "
					+ "start the JVM with -Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT.",
			List.of(ConnectException.class, NoRouteToHostException.class)),

	BROKEN("The connection to %1$s broke before there was an answer.",
			"Check %2$s, and the proxy or firewall in between.", List.of());

	private final String description;

	private final String advice;

	private final List<Class<? extends Throwable>> signs;

	ConnectFailure(String description, String advice, List<Class<? extends Throwable>> signs) {
		this.description = description;
		this.advice = advice;
		this.signs = signs;
	}

	/** The first whose sign is among the causes: the constants go from narrow to wide. */
	static ConnectFailure of(Throwable thrown) {
		return Arrays.stream(values())
			.filter((way) -> way.isSeenIn(thrown))
			.findFirst()
			.orElse((RemoteCallFailure.of(thrown) == ApiFailure.TIMEOUT) ? TIMEOUT : BROKEN);
	}

	private boolean isSeenIn(Throwable thrown) {
		return this.signs.stream().anyMatch((sign) -> CauseChain.contains(thrown, sign));
	}

	Finding finding(String title, URI url, String setting) {
		return Finding.failed(title, this.description.formatted(url.getAuthority(), setting),
				this.advice.formatted(url.getAuthority(), setting));
	}

}
