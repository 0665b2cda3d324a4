package sample.pagerduty.client.setup;

import java.util.List;
import java.util.function.BooleanSupplier;

import sample.pagerduty.client.store.StoreProbe;

/** Whether the store is reachable and writable. */
final class StoreCheck implements SetupCheck {

	static final String TITLE = "Store";

	private final StoreProbe probe;

	private final BooleanSupplier isRunningAlready;

	/** A check. */
	StoreCheck(StoreProbe probe, BooleanSupplier isRunningAlready) {
		this.probe = probe;
		this.isRunningAlready = isRunningAlready;
	}

	@Override
	public List<Finding> check() {
		StoreProbe.Outcome outcome = this.probe.probe();
		return List.of(switch (outcome.state()) {
			case USABLE -> Finding.ok(TITLE, outcome.description());
			case LOCKED -> this.isRunningAlready.getAsBoolean()
					? Finding.ok(TITLE, "The running app has opened it, as expected.") : failed(outcome);
			case UNUSABLE -> failed(outcome);
		});
	}

	private static Finding failed(StoreProbe.Outcome outcome) {
		return Finding.failed(TITLE, outcome.description(), outcome.advice());
	}

}
