package sample.pagerduty.sandbox.company;

import java.util.List;
import java.util.stream.IntStream;

/** Creates the priorities, the most urgent first. They are the same in all accounts. */
record PriorityFactory(AccountSeed seed, AccountLinks links) {

	private static final List<String> DESCRIPTIONS = List.of("Customers cannot use the product.",
			"Many customers notice it.", "Some customers notice it.", "Nobody notices it yet.");

	private static final List<String> COLORS = List.of("a8171c", "eb6016", "f9b406", "555555");

	List<PriorityResource> all() {
		return IntStream.range(0, DESCRIPTIONS.size()).mapToObj((index) -> {
			String id = this.seed.id(AccountId.PRIORITY, index);
			String name = "P" + (index + 1);
			return new PriorityResource(id, "priority", name, this.links.api("priorities", id), null, name,
					DESCRIPTIONS.get(index), (DESCRIPTIONS.size() - index) * 1_000, COLORS.get(index));
		}).toList();
	}

}
