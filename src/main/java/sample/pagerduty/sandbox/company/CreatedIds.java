package sample.pagerduty.sandbox.company;

import java.util.concurrent.atomic.AtomicInteger;

/** Gives IDs to what is created while the sandbox runs. */
final class CreatedIds {

	private final AtomicInteger created = new AtomicInteger();

	private final AccountSeed seed;

	private final AccountId kind;

	CreatedIds(AccountSeed seed, AccountId kind) {
		this.seed = seed;
		this.kind = kind;
	}

	String next() {
		int index = this.created.getAndUpdate((number) -> (number + 1) % AccountId.MAX_CREATED);
		return this.seed.id(this.kind, index);
	}

}
