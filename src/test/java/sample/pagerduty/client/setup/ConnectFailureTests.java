package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.client.ResourceAccessException;
import sample.pagerduty.client.setup.Finding.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Why a host gave no answer. */
class ConnectFailureTests {

	private static final Set<ConnectFailure> NAMES_SETTING = EnumSet.of(ConnectFailure.UNKNOWN_HOST,
			ConnectFailure.BAD_CERTIFICATE, ConnectFailure.TLS, ConnectFailure.REFUSED, ConnectFailure.BROKEN);

	static Stream<Arguments> failures() {
		return Stream.of(arguments(new UnknownHostException(), ConnectFailure.UNKNOWN_HOST),
				arguments(caused(new ConnectException(), new UnresolvedAddressException()),
						ConnectFailure.UNKNOWN_HOST),
				arguments(new HttpConnectTimeoutException("x"), ConnectFailure.CONNECT_TIMEOUT),
				arguments(caused(new ConnectException(), new HttpConnectTimeoutException("x")),
						ConnectFailure.CONNECT_TIMEOUT),
				arguments(new HttpTimeoutException("x"), ConnectFailure.TIMEOUT),
				arguments(new SocketTimeoutException(), ConnectFailure.TIMEOUT),
				arguments(caused(new SSLHandshakeException("x"), new CertPathBuilderException()),
						ConnectFailure.UNTRUSTED),
				arguments(caused(new SSLHandshakeException("x"), new CertPathValidatorException()),
						ConnectFailure.BAD_CERTIFICATE),
				arguments(caused(new SSLHandshakeException("x"), new CertificateException()),
						ConnectFailure.BAD_CERTIFICATE),
				arguments(new SSLException("x"), ConnectFailure.TLS),
				arguments(new ConnectException(), ConnectFailure.REFUSED),
				arguments(new NoRouteToHostException(), ConnectFailure.REFUSED),
				arguments(new SocketException("reset"), ConnectFailure.BROKEN),
				arguments(new IOException(), ConnectFailure.BROKEN));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void ofThenByTheNarrowestCause(IOException cause, ConnectFailure failure) {
		assertThat(ConnectFailure.of(new ResourceAccessException("x", cause))).isEqualTo(failure);
	}

	@ParameterizedTest
	@EnumSource(ConnectFailure.class)
	void findingThenNamesTheHostAndGivesAdvice(ConnectFailure failure) {
		Finding finding = failure.finding("title", URI.create("https://a.example:8443/100%25s"), "PD_OAUTH_URL");
		assertThat(finding.result()).isEqualTo(Result.FAILED);
		assertThat(finding.found()).contains("a.example:8443").doesNotContain("%");
		assertThat(finding.advice()).isNotBlank().doesNotContain("%");
	}

	@ParameterizedTest
	@CsvSource({ "https://app.pagerduty.com/, false", "https://identity.PagerDuty.com/global, false",
			"https://api.eu.pagerduty.com, false", "https://api.pagerduty.com, false",
			"https://ap.pagerduty.com/oauth, true", "https://app.pagerduty.com.example/, true" })
	void findingThenBlamesASettingOnlyIfTheHostIsNotPagerDutys(URI url, boolean blamed) {
		for (ConnectFailure failure : ConnectFailure.values()) {
			assertThat(failure.finding("title", url, "THE_SETTING").advice()).as(failure.name())
				.isNotBlank()
				.satisfies((advice) -> assertThat(advice.contains("THE_SETTING"))
					.isEqualTo(blamed && NAMES_SETTING.contains(failure)));
		}
	}

	private static IOException caused(IOException thrown, Exception cause) {
		thrown.initCause(cause);
		return thrown;
	}

}
