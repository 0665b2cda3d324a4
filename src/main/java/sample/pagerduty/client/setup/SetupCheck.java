package sample.pagerduty.client.setup;

import java.util.List;

/** Looks at one topic of the setup. */
@FunctionalInterface
interface SetupCheck {

	/**
	 * Looks at it now. May take as long as the operator's time-outs allow.
	 * @return what was found
	 */
	List<Finding> look();

}
