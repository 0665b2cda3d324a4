package sample.pagerduty.client.web;

import org.apache.catalina.connector.Connector;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.stereotype.Component;

/**
 * Sends a page in one piece or two. With the usual buffer of 8 kB, the first page needs
 * three system calls, and the browser wakes up as often. Each open connection has a
 * buffer of its own.
 */
@Component
class PageBuffer implements TomcatConnectorCustomizer {

	private static final int SIZE = 32 * 1024;

	@Override
	public void customize(Connector connector) {
		connector.setProperty("socket.appWriteBufSize", String.valueOf(SIZE));
	}

}
