package sample.pagerduty.client.setup;

import java.io.IOException;
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
 * Why a host did not answer, told apart where the advice differs. In the texts
 * {@code %1$s} is the host and {@code %2$s} the setting that names it, which is never to
 * blame for one of PagerDuty's own hosts.
 */
enum ConnectFailure {

	/** The JDK has no exception type for it. */
	PROXY_REFUSED("The proxy refuses to connect to %1$s.", "the proxy refuses to connect to them",
			"Ask the operator of the proxy to let this machine reach that host, or check PROXY_URL.", List.of()),

	UNKNOWN_HOST("The name %1$s cannot be resolved (DNS).", "it cannot resolve their names (DNS)",
			"Check the spelling in %2$s, and the network and DNS of this machine. " + Advice.PROXY,
			"Check the network and DNS of this machine. " + Advice.PROXY,
			List.of(UnresolvedAddressException.class, UnknownHostException.class)),

	CONNECT_TIMEOUT("%1$s did not accept the connection in time.", "they did not accept the connection in time",
			"Check that the firewall allows it. On a slow network raise CONNECT_TIMEOUT. " + Advice.PROXY,
			List.of(HttpConnectTimeoutException.class)),

	TIMEOUT("%1$s did not answer in time.", "they did not answer in time",
			"Check PagerDuty's status page, and the proxy or firewall in between. On a slow network raise READ_TIMEOUT.",
			List.of()),

	UNTRUSTED("This JVM does not trust the certificate of %1$s.", "this JVM does not trust their certificates",
			"If a company proxy inspects TLS traffic, start the JVM with -Djavax.net.ssl.trustStore=FILE, a trust store "
					+ "with the company's CA. Otherwise do not connect: someone may be intercepting the connection.",
			List.of(CertPathBuilderException.class)),

	BAD_CERTIFICATE("The certificate of %1$s is not valid for this name or at this time.",
			"their certificates are not valid for these names or at this time",
			"Check the clock of this machine, %2$s, DNS and the hosts file. A proxy that sends its own page also "
					+ "causes this.",
			"Check the clock of this machine, DNS and the hosts file. A proxy that sends its own page also causes this.",
			List.of(CertPathValidatorException.class, CertificateException.class)),

	TLS("The TLS connection to %1$s failed.", "the TLS connections failed",
			"Check that %2$s is right and that no proxy or firewall blocks https.",
			"Check that no proxy or firewall blocks https.", List.of(SSLException.class)),

	REFUSED("%1$s refuses the connection.", "they refuse the connection",
			"Check the host and port in %2$s. A firewall can also refuse connections. " + Advice.PROXY,
			"A firewall on the way refuses it, or the hosts file or DNS of this machine names a wrong address. "
					+ Advice.PROXY,
			List.of(ConnectException.class, NoRouteToHostException.class)),

	BROKEN("The connection to %1$s broke before there was an answer.",
			"the connections broke before there was an answer", "Check %2$s, and the proxy or firewall in between.",
			"Check the proxy or firewall in between, and PagerDuty's status page.", List.of());

	private final String description;

	/** The same of several hosts, as the end of a sentence. */
	private final String descriptionOfAll;

	private final String advice;

	private final String adviceForPagerDuty;

	private final List<Class<? extends Throwable>> signs;

	/** With advice that names no setting. */
	ConnectFailure(String description, String descriptionOfAll, String advice, List<Class<? extends Throwable>> signs) {
		this(description, descriptionOfAll, advice, advice, signs);
	}

	ConnectFailure(String description, String descriptionOfAll, String advice, String adviceForPagerDuty,
			List<Class<? extends Throwable>> signs) {
		this.description = description;
		this.descriptionOfAll = descriptionOfAll;
		this.advice = advice;
		this.adviceForPagerDuty = adviceForPagerDuty;
		this.signs = signs;
	}

	/** The first match among the causes: the constants go from specific to general. */
	static ConnectFailure of(Throwable thrown) {
		if (CauseChain.find(thrown, IOException.class).filter(ConnectFailure::isRefusalOfProxy).isPresent()) {
			return PROXY_REFUSED;
		}
		return Arrays.stream(values())
			.filter((failure) -> failure.isSeenIn(thrown))
			.findFirst()
			.orElse((RemoteCallFailure.of(thrown) == ApiFailure.TIMEOUT) ? TIMEOUT : BROKEN);
	}

	private static boolean isRefusalOfProxy(IOException thrown) {
		return thrown.getMessage() != null && thrown.getMessage().startsWith("Tunnel failed");
	}

	/** Whether it happens before the proxy knows which host is wanted. */
	boolean isOfFirstHop() {
		return this == UNKNOWN_HOST || this == CONNECT_TIMEOUT || this == REFUSED;
	}

	private boolean isSeenIn(Throwable thrown) {
		return this.signs.stream().anyMatch((sign) -> CauseChain.contains(thrown, sign));
	}

	Finding finding(String title, URI url, String setting) {
		String advice = DocumentedHosts.include(url) ? this.adviceForPagerDuty : this.advice;
		return Finding.failed(title, this.description.formatted(url.getAuthority(), setting),
				advice.formatted(url.getAuthority(), setting));
	}

	/** What several hosts have in common, as the end of a sentence. */
	String descriptionOfAll() {
		return this.descriptionOfAll;
	}

	/** What to do if none of PagerDuty's hosts is reachable. */
	String adviceForPagerDuty() {
		return this.adviceForPagerDuty;
	}

	/** Separate, because constants of an enum cannot use the enum's static fields. */
	static final class Advice {

		static final String PROXY = "If only a proxy can reach the internet, set PROXY_URL, or start the JVM "
				+ "with -Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT.";

		private Advice() {
		}

	}

}
