package sample.pagerduty;

import java.util.regex.Pattern;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out the bean definitions that an earlier build has generated. */
public final class Written implements ImportOption {

	private static final Pattern GENERATED = Pattern.compile(".*__[^/]*\\.class");

	@Override
	public boolean includes(Location location) {
		return !location.matches(GENERATED);
	}

}
