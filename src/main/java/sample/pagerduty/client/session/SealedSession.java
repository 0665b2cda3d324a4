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

	private final Map<String, Object> opened = new HashMap<>();

	SealedSession(S delegate, StoreCipher cipher) {
		this.delegate = delegate;
		this.cipher = cipher;
	}

	S delegate() {
		return this.delegate;
	}

	@Override
	public String getId() {
		return this.delegate.getId();
	}

	/** Seals every attribute again, because the id is part of the seal. */
	@Override
	public String changeSessionId() {
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
		try {
			StoreCipher.Opened content = this.cipher.open(placeOf(name), sealed);
			if (content.outdated()) {
				this.delegate.setAttribute(name, this.cipher.seal(placeOf(name), content.content()));
			}
			return DESERIALIZER.convert(content.content());
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
		this.opened.remove(name);
		this.delegate.removeAttribute(name);
	}

	@Override
	public Instant getCreationTime() {
		return this.delegate.getCreationTime();
	}

	@Override
	public void setLastAccessedTime(Instant lastAccessedTime) {
		this.delegate.setLastAccessedTime(lastAccessedTime);
	}

	@Override
	public Instant getLastAccessedTime() {
		return this.delegate.getLastAccessedTime();
	}

	@Override
	public void setMaxInactiveInterval(Duration interval) {
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
