package sample.pagerduty.client.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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

	private final FindByIndexNameSessionRepository<S> sessions;

	private final StoreCipher cipher;

	private final Clock clock;

	SealedSessionRepository(FindByIndexNameSessionRepository<S> sessions, StoreCipher cipher, Clock clock) {
		this.sessions = sessions;
		this.cipher = cipher;
		this.clock = clock;
	}

	@Override
	public SealedSession<S> createSession() {
		return new SealedSession<>(this.sessions.createSession(), this.cipher);
	}

	@Override
	public void save(SealedSession<S> session) {
		this.sessions.save(session.delegate());
	}

	@Override
	public @Nullable SealedSession<S> findById(String id) {
		S session = this.sessions.findById(id);
		if (session != null && session.getCreationTime().plus(MAX_AGE).isBefore(this.clock.instant())) {
			this.sessions.deleteById(id);
			return null;
		}
		return (session != null) ? new SealedSession<>(session, this.cipher) : null;
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
			.collect(
					Collectors.toMap(Map.Entry::getKey, (entry) -> new SealedSession<>(entry.getValue(), this.cipher)));
	}

}
