package sample.pagerduty.client.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * One finding for each cause: what keeps this machine from one host usually keeps it from
 * the others too.
 */
final class RemoteCauses {

	private static final String ALL = "PagerDuty";

	private RemoteCauses() {
	}

	static List<Finding> of(List<RemoteFinding> found) {
		Map<Object, List<RemoteFinding>> causes = new LinkedHashMap<>();
		ConnectFailure common = commonFailure(found);
		found.forEach((finding) -> causes
			.computeIfAbsent((common != null) ? common : causeOf(finding), (cause) -> new ArrayList<>())
			.add(finding));
		return causes.values().stream().map((same) -> merge(same, same.size() == found.size())).toList();
	}

	/** Why nothing answered at all, if that is the same everywhere. */
	private static @Nullable ConnectFailure commonFailure(List<RemoteFinding> found) {
		ConnectFailure first = found.get(0).failure();
		return found.stream().allMatch((finding) -> finding.failure() == first) ? first : null;
	}

	/** The advice is the same if the cause is: it names the setting to look at. */
	private static Object causeOf(RemoteFinding found) {
		String advice = found.finding().advice();
		return (advice != null) ? List.of(String.valueOf(found.failure()), advice) : found;
	}

	private static Finding merge(List<RemoteFinding> same, boolean all) {
		Finding first = same.get(0).finding();
		if (same.size() == 1) {
			return first;
		}
		String titles = same.stream().map((found) -> found.finding().title()).collect(Collectors.joining(", "));
		ConnectFailure failure = same.get(0).failure();
		if (same.stream().map((found) -> found.finding().found()).distinct().count() == 1) {
			return Finding.failed(titles, first.found(), Objects.requireNonNull(first.advice()));
		}
		if (failure == null) {
			return Finding.failed(titles, first.found() + " The same happens with the others.",
					Objects.requireNonNull(first.advice()));
		}
		return all ? noneReachable(same, failure)
				: Finding.failed(titles, "This machine does not reach them: %s.".formatted(failure.descriptionOfAll()),
						Objects.requireNonNull(first.advice()));
	}

	private static Finding noneReachable(List<RemoteFinding> same, ConnectFailure failure) {
		String hosts = same.stream()
			.filter((found) -> found.target() instanceof PagerDutyHost)
			.map((found) -> found.finding().title())
			.collect(Collectors.joining(", "));
		boolean documented = same.stream().allMatch((found) -> DocumentedHosts.include(found.target().url()));
		return Finding.failed(ALL,
				"This machine reaches none of PagerDuty's hosts: %s. %s.".formatted(failure.descriptionOfAll(), hosts),
				failure.adviceForPagerDuty()
						+ (documented ? "" : " If you set OAUTH_URL or API_URL, check their spelling too."));
	}

}
