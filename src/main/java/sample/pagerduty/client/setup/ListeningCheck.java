package sample.pagerduty.client.setup;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

import sample.pagerduty.client.config.WebSettings;

/** The port of a running app. */
record ListeningCheck(WebSettings web) implements SetupCheck {

	@Override
	public List<Finding> check() {
		String listening = "Listening on port %d of %s".formatted(this.web.port(),
				this.web.addresses()
					.stream()
					.map(InetAddress::getHostAddress)
					.map((address) -> address.equals("0:0:0:0:0:0:0:1") ? "::1" : address)
					.collect(Collectors.joining(" and ")));
		return List.of(Finding.ok("Port", this.web.isOnLoopback() ? listening + ". Only this machine can reach it."
				: listening + ". Other machines can reach it, so put a proxy with https in front of it."));
	}

}
