package sample.pagerduty.client.session;

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

	private final FindByIndexNameSessionRepository<S> sessions;

	private final StoreCipher cipher;

	SealedSessionRepository(FindByIndexNameSessionRepository<S> sessions, StoreCipher cipher) {
		this.sessions = sessions;
		this.cipher = cipher;
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
