package sample.pagerduty.client.setup;

import java.time.Instant;
import java.util.List;

import sample.pagerduty.client.setup.Finding.Result;

/**
 * What all checks brought.
 *
 * @param checkedAt when
 * @param findings what was found, in the order in which to read it
 */
public record SetupReport(Instant checkedAt, List<Finding> findings) {

	/** Whether anything is not usable. */
	public boolean hasFailures() {
		return hasAny(Result.FAILED);
	}

	/** Whether anything was left out. */
	public boolean hasGaps() {
		return hasAny(Result.NOT_CHECKED);
	}

	private boolean hasAny(Result result) {
		return this.findings.stream().anyMatch((finding) -> finding.result() == result);
	}

	/** How many things need attention. */
	public long needingAttention() {
		return this.findings.stream().filter(Finding::needsAttention).count();
	}

	boolean hasFailed(String title) {
		return this.findings.stream()
			.anyMatch((finding) -> finding.title().equals(title) && finding.result() == Result.FAILED);
	}

}
