package sample.pagerduty.client.agent;

import java.util.List;
import java.util.function.Function;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of a list, as Arcade's clients expect it: they ask for the next one as long as
 * there are more.
 *
 * @param <T> the type of the items
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record AgentList<T>(List<T> items, int totalCount, int offset, int limit, int pageCount) {

	private static final int DEFAULT_LIMIT = 25;

	private static final int MAX_LIMIT = 100;

	/** The part of a list that a request asks for. */
	static <T> AgentList<T> of(List<T> all, String limitText, String offsetText) {
		int limit = limitText.isEmpty() ? DEFAULT_LIMIT : Math.min(MAX_LIMIT, number(limitText, "limit", 1));
		int offset = offsetText.isEmpty() ? 0 : number(offsetText, "offset", 0);
		List<T> items = all.stream().skip(offset).limit(limit).toList();
		return new AgentList<>(items, all.size(), offset, limit, (all.size() + limit - 1) / limit);
	}

	/** The same part with other items. */
	<R> AgentList<R> map(Function<T, R> form) {
		return new AgentList<>(this.items.stream().map(form).toList(), this.totalCount, this.offset, this.limit,
				this.pageCount);
	}

	private static int number(String text, String name, int min) {
		if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= min) {
			return Integer.parseInt(text);
		}
		throw AgentApiException.badRequest("%s must be a number from %d on.".formatted(name, min));
	}

}
