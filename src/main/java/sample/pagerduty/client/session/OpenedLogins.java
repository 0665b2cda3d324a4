package sample.pagerduty.client.session;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * The logins that were opened last. Each page needs the one of its session, and opening
 * it takes longer than reading it. It is found only by its place and its sealed bytes,
 * which are read from the store each time: what has ended or was changed there is not
 * found.
 */
final class OpenedLogins {

	private static final int MAX_LOGINS = 200;

	private final Map<Sealed, Authentication> logins = Collections
		.synchronizedMap(new LinkedHashMap<>(16, 0.75F, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<Sealed, Authentication> eldest) {
				return size() > MAX_LOGINS;
			}

		});

	/** A context of its own for each request, because signing out empties it. */
	@Nullable SecurityContext find(String place, byte[] sealed) {
		Authentication login = this.logins.get(new Sealed(place, sealed));
		return (login != null) ? new SecurityContextImpl(login) : null;
	}

	void keep(String place, byte[] sealed, Object attribute) {
		if (attribute instanceof SecurityContext context && context.getAuthentication() != null) {
			this.logins.put(new Sealed(place, sealed), context.getAuthentication());
		}
	}

	/** Sealed bytes and their place, compared by content. */
	private record Sealed(String place, byte[] bytes) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Sealed sealed && sealed.place.equals(this.place)
					&& Arrays.equals(sealed.bytes, this.bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.bytes);
		}

		@Override
		public String toString() {
			return "Sealed[" + this.place + "]";
		}

	}

}
