package sample.pagerduty.client.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.store.BrokenSealException;
import sample.pagerduty.client.store.StoreCipher;

import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * A session whose attributes are sealed for its id and their name. Only the name of the
 * person who is signed in is readable, because sessions are searched by it.
 *
 * @param <S> the session that holds the sealed attributes
 */
final class SealedSession<S extends Session> implements Session {

	private static final Logger logger = LoggerFactory.getLogger(SealedSession.class);

	private static final String PRINCIPAL = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

	private static final SerializingConverter SERIALIZER = new SerializingConverter();

	private static final DeserializingConverter DESERIALIZER = new DeserializingConverter();

	private final S delegate;

	private final StoreCipher cipher;

	private final OpenedAttributes known;

	private final Duration precision;

	private final Map<String, Object> opened = new HashMap<>();

	private boolean changed;

	private boolean touched;

	/**
	 * Opens a session.
	 * @param precision how old the stored time of the last access may become
	 * @param isNew whether the session is not stored yet
	 */
	SealedSession(S delegate, StoreCipher cipher, OpenedAttributes known, Duration precision, boolean isNew) {
		this.delegate = delegate;
		this.cipher = cipher;
		this.known = known;
		this.precision = precision;
		this.changed = isNew;
	}

	S delegate() {
		return this.delegate;
	}

	/** Whether there is more to save than the time of the last access. */
	boolean isChanged() {
		return this.changed;
	}

	/** Whether the time of the last access is to be saved. */
	boolean isTouched() {
		return this.touched;
	}

	void saved() {
		this.changed = false;
		this.touched = false;
	}

	@Override
	public String getId() {
		return this.delegate.getId();
	}

	/** Seals every attribute again, because the id is part of the seal. */
	@Override
	public String changeSessionId() {
		this.changed = true;
		getAttributeNames().forEach(this::getAttribute);
		String id = this.delegate.changeSessionId();
		Map.copyOf(this.opened).forEach(this::setAttribute);
		return id;
	}

	@Override
	@SuppressWarnings("unchecked") // the interface lets the caller choose the type
	public <T> @Nullable T getAttribute(String name) {
		return (T) this.opened.computeIfAbsent(name, this::open);
	}

	private @Nullable Object open(String name) {
		byte[] sealed = this.delegate.getAttribute(name);
		if (sealed == null) {
			return null;
		}
		Object attribute = this.known.find(placeOf(name), sealed);
		return (attribute != null) ? attribute : open(name, sealed);
	}

	private @Nullable Object open(String name, byte[] sealed) {
		try {
			StoreCipher.Opened content = this.cipher.open(placeOf(name), sealed);
			Object attribute = DESERIALIZER.convert(content.content());
			if (content.outdated()) {
				this.changed = true;
				this.delegate.setAttribute(name, this.cipher.seal(placeOf(name), content.content()));
			}
			else {
				this.known.keep(placeOf(name), sealed, attribute);
			}
			return attribute;
		}
		catch (BrokenSealException | SerializationFailedException ex) {
			// Such as after an upgrade that changed a class.
			logger.warn("Ignored the attribute {} of a session: {}", name, ex.getClass().getSimpleName());
			return null;
		}
	}

	@Override
	public Set<String> getAttributeNames() {
		return this.delegate.getAttributeNames()
			.stream()
			.filter((name) -> !name.equals(PRINCIPAL))
			.collect(Collectors.toSet());
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		if (value == null) {
			removeAttribute(name);
			return;
		}
		this.changed = true;
		this.opened.put(name, value);
		this.delegate.setAttribute(name, this.cipher.seal(placeOf(name), SERIALIZER.convert(value)));
		if (value instanceof SecurityContext context && context.getAuthentication() != null) {
			this.delegate.setAttribute(PRINCIPAL,
					context.getAuthentication().getName().getBytes(StandardCharsets.UTF_8));
		}
	}

	private String placeOf(String name) {
		return "session " + getId() + " " + name;
	}

	@Override
	public void removeAttribute(String name) {
		this.changed = true;
		this.opened.remove(name);
		this.delegate.removeAttribute(name);
	}

	@Override
	public Instant getCreationTime() {
		return this.delegate.getCreationTime();
	}

	/** Ignores a time that is hardly later, because each one costs a write. */
	@Override
	public void setLastAccessedTime(Instant lastAccessedTime) {
		if (!lastAccessedTime.isBefore(getLastAccessedTime().plus(this.precision))) {
			this.touched = true;
			this.delegate.setLastAccessedTime(lastAccessedTime);
		}
	}

	@Override
	public Instant getLastAccessedTime() {
		return this.delegate.getLastAccessedTime();
	}

	@Override
	public void setMaxInactiveInterval(Duration interval) {
		this.changed = true;
		this.delegate.setMaxInactiveInterval(interval);
	}

	@Override
	public Duration getMaxInactiveInterval() {
		return this.delegate.getMaxInactiveInterval();
	}

	@Override
	public boolean isExpired() {
		return this.delegate.isExpired();
	}

}
