package sample.pagerduty.client.session;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * The logins and CSRF tokens that were opened last. Each page needs those of its session,
 * and opening them takes longer than reading them. Each is found only by its place and
 * its sealed bytes, which are read from the store each time: what has ended or was
 * changed there is not found.
 */
final class OpenedAttributes {

	private static final int MAX_ATTRIBUTES = 400;

	private final Map<Sealed, Object> attributes = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75F, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Sealed, Object> eldest) {
			return size() > MAX_ATTRIBUTES;
		}

	});

	/** A context of its own for each request, because signing out empties it. */
	@Nullable Object find(String place, byte[] sealed) {
		Object attribute = this.attributes.get(new Sealed(place, sealed));
		return (attribute instanceof Authentication login) ? new SecurityContextImpl(login) : attribute;
	}

	/** Keeps what does not change. */
	void keep(String place, byte[] sealed, Object attribute) {
		if (attribute instanceof SecurityContext context && context.getAuthentication() != null) {
			this.attributes.put(new Sealed(place, sealed), context.getAuthentication());
		}
		else if (attribute instanceof CsrfToken) {
			this.attributes.put(new Sealed(place, sealed), attribute);
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
