package sample.pagerduty.client.setup;

import java.time.Instant;
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

	boolean hasFailed(String title) {
		return this.findings.stream()
			.anyMatch((finding) -> finding.title().equals(title) && finding.result() == Result.FAILED);
	}

}
