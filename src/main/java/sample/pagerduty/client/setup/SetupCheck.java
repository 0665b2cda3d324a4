package sample.pagerduty.client.setup;

import java.util.List;

/** Checks one part of the setup. */
@FunctionalInterface
interface SetupCheck {

	/** May take as long as the configured time-outs. */
	List<Finding> check();

}
