package sample.pagerduty.client.setup;

import java.util.List;

import sample.pagerduty.client.config.WebSettings;

/** The port of an app that runs. */
final class ListeningCheck implements SetupCheck {

	private final WebSettings web;

	ListeningCheck(WebSettings web) {
		this.web = web;
	}

	@Override
	public List<Finding> look() {
		String listening = "Listening on port %d of %s".formatted(this.web.port(), this.web.bindAddress());
		return List.of(Finding.ok("Port", this.web.isOnLoopback() ? listening + ", which only this machine can reach."
				: listening + "; other machines can reach it, so https has to stand in front."));
	}

}
