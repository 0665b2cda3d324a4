package sample.pagerduty.client.setup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import sample.pagerduty.client.setup.Finding.Result;

/**
 * The results of all checks.
 *
 * @param findings in the order to read them
 */
public record SetupReport(Instant checkedAt, List<Finding> findings) {

	public boolean hasFailures() {
		return hasAny(Result.FAILED);
	}

	/** Whether any check was skipped. */
	public boolean hasGaps() {
		return hasAny(Result.NOT_CHECKED);
	}

	private boolean hasAny(Result result) {
		return this.findings.stream().anyMatch((finding) -> finding.result() == result);
	}

	public long needingAttention() {
		return this.findings.stream().filter(Finding::needsAttention).count();
	}

	/** Failures first, then warnings, then the others. */
	public List<Finding> inOrderOfUrgency() {
		return this.findings.stream().sorted(Comparator.comparingInt(SetupReport::urgency).reversed()).toList();
	}

	private static int urgency(Finding finding) {
		return switch (finding.result()) {
			case FAILED -> 2;
			case WARNING -> 1;
			case OK, NOT_CHECKED -> 0;
		};
	}

	boolean hasFailed(String title) {
		return this.findings.stream()
			.anyMatch((finding) -> finding.title().equals(title) && finding.result() == Result.FAILED);
	}

}
