package sample.pagerduty.client.setup;

import java.util.List;
import java.util.function.BooleanSupplier;

import sample.pagerduty.client.store.StoreProbe;

/** Whether the store can be reached and written to. */
final class StoreCheck implements SetupCheck {

	static final String TITLE = "Store";

	private final StoreProbe probe;

	private final BooleanSupplier isRunningAlready;

	/**
	 * A check.
	 * @param probe what tries the store
	 * @param isRunningAlready whether this app runs in another process, which may have
	 * the store to itself
	 */
	StoreCheck(StoreProbe probe, BooleanSupplier isRunningAlready) {
		this.probe = probe;
		this.isRunningAlready = isRunningAlready;
	}

	@Override
	public List<Finding> look() {
		StoreProbe.Outcome outcome = this.probe.probe();
		return List.of(switch (outcome.state()) {
			case USABLE -> Finding.ok(TITLE, outcome.description());
			case LOCKED -> this.isRunningAlready.getAsBoolean()
					? Finding.ok(TITLE, "The running app has it open, as it should.") : failed(outcome);
			case UNUSABLE -> failed(outcome);
		});
	}

	private static Finding failed(StoreProbe.Outcome outcome) {
		return Finding.failed(TITLE, outcome.description(), outcome.advice());
	}

}
