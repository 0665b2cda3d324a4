package sample.pagerduty.sandbox;

import org.springframework.core.env.MutablePropertySources;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * An environment that starts empty. The sandbox shares its JVM with the client, so
 * {@code SERVER_PORT}, {@code SPRING_PROFILES_ACTIVE} and system properties are meant for
 * the client; here they would move the sandbox to the client's port or profile.
 */
final class SandboxEnvironment extends StandardServletEnvironment {

	@Override
	protected void customizePropertySources(MutablePropertySources propertySources) {
	}

}
