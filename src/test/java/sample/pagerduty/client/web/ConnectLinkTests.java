package sample.pagerduty.client.web;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Links that start a login. */
class ConnectLinkTests {

	private static final URI CONNECT = URI.create("http://localhost:5000/connect/pagerduty");

	@Test
	void toThenTheUsualLogin() {
		assertThat(ConnectLink.to(CONNECT)).hasToString("http://localhost:5000/connect/pagerduty");
		assertThat(ConnectLink.to(CONNECT).withScopes(List.of()).toUri()).isEqualTo(CONNECT);
	}

	@Test
	void withAllThenEachParameterIsEncodedAsAValue() {
		assertThat(ConnectLink.to(CONNECT)
			.withScopes(List.of("users.read", "users:contact_methods.read"))
			.exactly()
			.returningTo("/console/call?path=%2Fa&more=b+{c}#x")
			.asAnotherUser())
			.hasToString("http://localhost:5000/connect/pagerduty"
					+ "?scope=users.read%20users%3Acontact_methods.read&exactly=yes"
					+ "&return=%2Fconsole%2Fcall%3Fpath%3D%252Fa%26more%3Db%2B%7Bc%7D%23x&prompt=login");
	}

}
