package sample.pagerduty.sandbox;

import org.springframework.core.env.MutablePropertySources;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * An empty environment. The sandbox shares its JVM with the client, and
 * {@code SERVER_PORT}, {@code SPRING_PROFILES_ACTIVE} and system properties are meant for
 * the client; they would move the sandbox to the client's port or profile.
 */
final class SandboxEnvironment extends StandardServletEnvironment {

	@Override
	protected void customizePropertySources(MutablePropertySources propertySources) {
	}

}
