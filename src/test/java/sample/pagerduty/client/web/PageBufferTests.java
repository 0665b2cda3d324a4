package sample.pagerduty.client.web;

import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The buffer that a page is sent from. */
class PageBufferTests {

	@Test
	void customizeThenTomcatKnowsTheProperty() {
		Connector connector = new Connector();
		new PageBuffer().customize(connector);
		assertThat(connector.getProperty("socket.appWriteBufSize")).isEqualTo("32768");
	}

}
