package sample.pagerduty.client.setup;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import sample.pagerduty.client.store.StoreProbe;

/** Whether the store is reachable and writable. */
record StoreCheck(StoreProbe probe, BooleanSupplier isRunningAlready) implements SetupCheck {

	static final String TITLE = "Store";

	@Override
	public List<Finding> check() {
		StoreProbe.Outcome outcome = this.probe.probe();
		Finding finding = switch (outcome.state()) {
			case USABLE -> Finding.ok(TITLE, outcome.description());
			case LOCKED -> this.isRunningAlready.getAsBoolean()
					? Finding.ok(TITLE, "The running app has opened it, as expected.") : failed(outcome);
			case UNUSABLE -> failed(outcome);
		};
		Stream<Finding> warnings = this.probe.warnings()
			.stream()
			.map((warning) -> Finding.warning(TITLE, warning + "."));
		return Stream.concat(Stream.of(finding), warnings).toList();
	}

	private static Finding failed(StoreProbe.Outcome outcome) {
		return Finding.failed(TITLE, outcome.description(), outcome.advice());
	}

}
