package sample.pagerduty.client.setup;

import java.util.List;

import sample.pagerduty.client.config.WebSettings;

/** The port of a running app. */
final class ListeningCheck implements SetupCheck {

	private final WebSettings web;

	ListeningCheck(WebSettings web) {
		this.web = web;
	}

	@Override
	public List<Finding> check() {
		String listening = "Listening on port %d of %s".formatted(this.web.port(), this.web.bindAddress());
		return List.of(Finding.ok("Port", this.web.isOnLoopback() ? listening + ". Only this machine can reach it."
				: listening + ". Other machines can reach it, so put a proxy with https in front of it."));
	}

}
