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
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps HTTP sessions in the store, so that a browser stays signed in when this app
 * restarts or another process answers.
 */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

	@Bean
	@Primary
	FindByIndexNameSessionRepository<? extends Session> sealedSessionRepository(JdbcIndexedSessionRepository sessions,
			StoreCipher cipher) {
		return new SealedSessionRepository<>(sessions, cipher, Clock.systemUTC());
	}

	/**
	 * What {@code @EnableJdbcHttpSession} would create, but with the exception translator
	 * of this app. The other one reads an XML file at each start.
	 */
	@Bean
	JdbcIndexedSessionRepository sessionRepository(JdbcTemplate jdbc, PlatformTransactionManager transactions,
			WebSettings web, StoreSettings settings) {
		TransactionTemplate transaction = new TransactionTemplate(transactions);
		transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(jdbc, transaction);
		sessions.setConversionService(bytes());
		sessions.setIndexResolver(SessionConfiguration::principalOf);
		sessions.setDefaultMaxInactiveInterval(web.sessionTimeout());
		allowConcurrency(sessions, settings);
		return sessions;
	}

	/** Attributes are bytes already. Nothing is deserialized before it is decrypted. */
	private static ConversionService bytes() {
		GenericConversionService bytes = new GenericConversionService();
		bytes.addConverter(Object.class, byte[].class, (attribute) -> (byte[]) attribute);
		bytes.addConverter(byte[].class, Object.class, (attribute) -> attribute);
		return bytes;
	}

	private static Map<String, String> principalOf(Session session) {
		byte[] name = session.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
		return (name != null) ? Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
				new String(name, StandardCharsets.UTF_8)) : Map.of();
	}

	/** Two requests can add the same attribute at the same time. */
	private static void allowConcurrency(JdbcIndexedSessionRepository sessions, StoreSettings settings) {
		if (settings.location() instanceof PostgreSql) {
			new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
		}
		else {
			sessions.setCreateSessionAttributeQuery("""
					merge into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
					key (session_primary_id, attribute_name) values (?, ?, ?)""");
		}
	}

	@Bean
	CookieSerializer sessionCookie(StoreCipher cipher, WebSettings web) {
		return new SealedSessionCookie(cipher, web);
	}

}
