package sample.pagerduty.sandbox.token;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * Which stored login goes first if there are too many: those whose tokens have all
 * expired, then the oldest access token without a refresh token, so that an app that
 * requests one token after another does not end people's logins, then the oldest. Of the
 * logins that wait for their consent or have only a code, there are never more than
 * 1,000, because a large request makes each of them large; older ones have lost their
 * sessions. It keeps the logins in these orders, so that none has to be searched.
 */
final class EvictionOrder {

	static final int MAX_UNFINISHED = 1_000;

	private final TokenLifetime lifetime;

	private final Map<String, Place> places = new HashMap<>();

	private final NavigableSet<Place> byEnd = new TreeSet<>();

	private final LinkedHashSet<String> byAge = new LinkedHashSet<>();

	private final LinkedHashSet<String> withoutRefreshToken = new LinkedHashSet<>();

	private final LinkedHashSet<String> unfinished = new LinkedHashSet<>();

	private long count;

	EvictionOrder(TokenLifetime lifetime) {
		this.lifetime = lifetime;
	}

	void add(OAuth2Authorization authorization) {
		String id = authorization.getId();
		Place place = new Place(this.lifetime.end(authorization), this.count++, id);
		this.places.put(id, place);
		this.byEnd.add(place);
		this.byAge.add(id);
		if (authorization.getAccessToken() == null) {
			this.unfinished.add(id);
		}
		else if (authorization.getRefreshToken() == null) {
			this.withoutRefreshToken.add(id);
		}
	}

	void remove(String id) {
		Place place = this.places.remove(id);
		if (place != null) {
			this.byEnd.remove(place);
			this.byAge.remove(id);
			this.withoutRefreshToken.remove(id);
			this.unfinished.remove(id);
		}
	}

	/** The next login whose tokens all have expired. */
	Optional<String> ended() {
		return this.byEnd.stream()
			.limit(1)
			.filter((place) -> this.lifetime.isPast(place.end()))
			.map(Place::id)
			.findFirst();
	}

	/** The oldest unfinished login, if there are too many of them. */
	Optional<String> abandoned() {
		return (this.unfinished.size() > MAX_UNFINISHED) ? first(this.unfinished) : Optional.empty();
	}

	/** The next login to end early, although its tokens are still valid. */
	Optional<String> early() {
		return first(this.withoutRefreshToken).or(() -> first(this.byAge));
	}

	private static Optional<String> first(LinkedHashSet<String> ids) {
		Iterator<String> next = ids.iterator();
		return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
	}

	private record Place(Instant end, long number, String id) implements Comparable<Place> {

		@Override
		public int compareTo(Place other) {
			int order = this.end.compareTo(other.end);
			return (order != 0) ? order : Long.compare(this.number, other.number);
		}

	}

}
