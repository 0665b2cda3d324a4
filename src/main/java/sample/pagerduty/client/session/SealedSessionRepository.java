package sample.pagerduty.client.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.store.StoreCipher;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Seals the attributes of another repository's sessions.
 *
 * @param <S> the sessions of that repository
 */
final class SealedSessionRepository<S extends Session> implements FindByIndexNameSessionRepository<SealedSession<S>> {

	/** A session ends, however busy it is: a stolen cookie must not work forever. */
	private static final Duration MAX_AGE = Duration.ofDays(30);

	/** How often the time of a busy session's last access is saved. */
	private static final Duration MAX_PRECISION = Duration.ofMinutes(1);

	private final FindByIndexNameSessionRepository<S> sessions;

	private final StoreCipher cipher;

	private final Clock clock;

	private final OpenedAttributes known = new OpenedAttributes();

	/** The sessions whose last access is being saved. */
	private final Set<String> touching = ConcurrentHashMap.newKeySet();

	SealedSessionRepository(FindByIndexNameSessionRepository<S> sessions, StoreCipher cipher, Clock clock) {
		this.sessions = sessions;
		this.cipher = cipher;
		this.clock = clock;
	}

	@Override
	public SealedSession<S> createSession() {
		return sealed(this.sessions.createSession(), true);
	}

	private SealedSession<S> sealed(S session, boolean isNew) {
		Duration precision = session.getMaxInactiveInterval().dividedBy(10);
		return new SealedSession<>(session, this.cipher, this.known,
				(precision.compareTo(MAX_PRECISION) < 0) ? precision : MAX_PRECISION, isNew);
	}

	/**
	 * Saves what was changed. Of several requests at once, one saves the time of the last
	 * access; the others do not wait for it.
	 */
	@Override
	public void save(SealedSession<S> session) {
		if (session.isChanged()) {
			store(session);
		}
		else if (session.isTouched() && this.touching.add(session.getId())) {
			try {
				store(session);
			}
			finally {
				this.touching.remove(session.getId());
			}
		}
	}

	private void store(SealedSession<S> session) {
		this.sessions.save(session.delegate());
		session.saved();
	}

	@Override
	public @Nullable SealedSession<S> findById(String id) {
		S session = this.sessions.findById(id);
		if (session != null && session.getCreationTime().plus(MAX_AGE).isBefore(this.clock.instant())) {
			this.sessions.deleteById(id);
			return null;
		}
		return (session != null) ? sealed(session, false) : null;
	}

	@Override
	public void deleteById(String id) {
		this.sessions.deleteById(id);
	}

	@Override
	public Map<String, SealedSession<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
		return this.sessions.findByIndexNameAndIndexValue(indexName, indexValue)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> sealed(entry.getValue(), false)));
	}

}
