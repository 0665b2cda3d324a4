package sample.pagerduty;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out the bean definitions that an earlier build has generated. */
public final class Written implements ImportOption {

	@Override
	public boolean includes(Location location) {
		return !location.contains("__");
	}

}
