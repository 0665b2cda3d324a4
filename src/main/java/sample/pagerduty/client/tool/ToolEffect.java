package sample.pagerduty.client.tool;

/** What a call of a tool changes at PagerDuty. Agents ask their user accordingly. */
public enum ToolEffect {

	/** Nothing. */
	READS(true, false, true),

	/** Adds something, and once more with each call. */
	ADDS(false, false, false),

	/** Changes something, and a second call changes nothing more. */
	CHANGES(false, false, true),

	/** Changes something that cannot be changed back. */
	CHANGES_FOR_GOOD(false, true, true);

	private final boolean readOnly;

	private final boolean destructive;

	private final boolean idempotent;

	ToolEffect(boolean readOnly, boolean destructive, boolean idempotent) {
		this.readOnly = readOnly;
		this.destructive = destructive;
		this.idempotent = idempotent;
	}

	public boolean readOnly() {
		return this.readOnly;
	}

	public boolean destructive() {
		return this.destructive;
	}

	public boolean idempotent() {
		return this.idempotent;
	}

}
