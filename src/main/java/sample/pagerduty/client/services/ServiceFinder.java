package sample.pagerduty.client.services;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ApiAccess;
import sample.pagerduty.client.rest.PagerDutyClient;
import sample.pagerduty.client.rest.ServicePage;

import org.springframework.stereotype.Component;

/**
 * Finds the services of one page. PagerDuty filters and sorts by name, but not by status,
 * so for that this app looks through the list itself, up to a bound.
 */
@Component
class ServiceFinder {

	static final int PAGE_SIZE = 25;

	static final int MAX_OFFSET = ServicePage.MAX_OFFSET_AND_LIMIT - PAGE_SIZE;

	/** PagerDuty's bound for {@code limit}. */
	private static final int BATCH_SIZE = 100;

	/** PagerDuty allows 960 calls a minute, and people wait for the page. */
	private static final int MAX_BATCHES = 10;

	private final PagerDutyClient pagerDuty;

	ServiceFinder(PagerDutyClient pagerDuty) {
		this.pagerDuty = pagerDuty;
	}

	FoundServices find(ApiAccess access, ServiceSearch search) {
		boolean byPagerDuty = search.status() == null && search.order().isByName();
		return byPagerDuty ? page(access, search) : lookThrough(access, search);
	}

	private FoundServices page(ApiAccess access, ServiceSearch search) {
		ServicePage page = fetch(access, search, PAGE_SIZE, search.offset());
		return new FoundServices(rows(page), page.total(), page.hasMore() && search.offset() + PAGE_SIZE <= MAX_OFFSET,
				null, false);
	}

	private FoundServices lookThrough(ApiAccess access, ServiceSearch search) {
		List<ServiceRow> matches = new ArrayList<>();
		int seen = 0;
		boolean more = true;
		for (int batch = 0; more && batch < MAX_BATCHES; batch++) {
			ServicePage page = fetch(access, search, BATCH_SIZE, batch * BATCH_SIZE);
			List<ServiceRow> rows = rows(page);
			rows.stream().filter((row) -> search.wants(row.service().status())).forEach(matches::add);
			seen += rows.size();
			more = page.hasMore() && !rows.isEmpty();
		}
		if (search.order().comparator() != null) {
			matches.sort(search.order().comparator()); // keeps the order of the names
		}
		int start = Math.min(search.offset(), matches.size());
		int end = Math.min(start + PAGE_SIZE, matches.size());
		return new FoundServices(List.copyOf(matches.subList(start, end)), matches.size(), end < matches.size(), seen,
				more);
	}

	private ServicePage fetch(ApiAccess access, ServiceSearch search, int limit, int offset) {
		return this.pagerDuty.services(access, limit, offset, search.query().isEmpty() ? null : search.query(),
				search.order().sortBy());
	}

	private static List<ServiceRow> rows(ServicePage page) {
		return Objects.requireNonNull(page.services()).stream().map(ServiceRow::of).toList();
	}

	/**
	 * The services of one page.
	 *
	 * @param total how many there are on all pages, if that is known
	 * @param more whether another page follows
	 * @param searched how many services this app has looked through, if it had to
	 * @param cut whether there are more than it looks through
	 */
	record FoundServices(List<ServiceRow> rows, @Nullable Integer total, boolean more, @Nullable Integer searched,
			boolean cut) {
	}

	/**
	 * A service, with its status as a label.
	 */
	record ServiceRow(ServicePage.Entry service, @Nullable String status, String tone) {

		public @Nullable Instant lastIncidentAt() {
			OffsetDateTime at = this.service.lastIncidentTimestamp();
			return (at != null) ? at.toInstant() : null;
		}

		static ServiceRow of(ServicePage.Entry service) {
			return ServiceStatus.find(service.status())
				.map((status) -> new ServiceRow(service, status.title(), status.tone()))
				.orElseGet(() -> new ServiceRow(service, service.status(), "quiet"));
		}

	}

}
