package sample.pagerduty.client.session;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.store.StoreCipher;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Keeps HTTP sessions in the store, so that a browser stays signed in when this app
 * restarts or another process answers.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession
class SessionConfiguration {

	@Bean
	@Primary
	FindByIndexNameSessionRepository<? extends Session> sealedSessionRepository(JdbcIndexedSessionRepository sessions,
			StoreCipher cipher) {
		return new SealedSessionRepository<>(sessions, cipher, Clock.systemUTC());
	}

	@Bean
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sealedSessions(WebSettings web) {
		// Attributes are bytes already. Nothing is deserialized before it is decrypted.
		GenericConversionService bytes = new GenericConversionService();
		bytes.addConverter(Object.class, byte[].class, (attribute) -> (byte[]) attribute);
		bytes.addConverter(byte[].class, Object.class, (attribute) -> attribute);
		return (sessions) -> {
			sessions.setConversionService(bytes);
			sessions.setIndexResolver(SessionConfiguration::principalOf);
			sessions.setDefaultMaxInactiveInterval(web.sessionTimeout());
		};
	}

	private static Map<String, String> principalOf(Session session) {
		byte[] name = session.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
		return (name != null) ? Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
				new String(name, StandardCharsets.UTF_8)) : Map.of();
	}

	/** Two requests can add the same attribute at the same time. */
	@Bean
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> concurrentSessions(StoreSettings settings) {
		return (settings.location() instanceof PostgreSql) ? new PostgreSqlJdbcIndexedSessionRepositoryCustomizer()
				: (sessions) -> sessions.setCreateSessionAttributeQuery("""
						merge into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
						key (session_primary_id, attribute_name) values (?, ?, ?)""");
	}

	@Bean
	CookieSerializer sessionCookie(StoreCipher cipher, WebSettings web) {
		return new SealedSessionCookie(cipher, web);
	}

}
