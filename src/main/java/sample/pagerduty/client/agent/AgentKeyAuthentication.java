package sample.pagerduty.client.agent;

import java.io.Serial;
import java.util.List;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AgentKey;

import org.springframework.security.authentication.AbstractAuthenticationToken;

/** An application that has presented its key. It may call the API and nothing else. */
final class AgentKeyAuthentication extends AbstractAuthenticationToken {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient AgentKey key;

	AgentKeyAuthentication(AgentKey key) {
		super(List.of());
		this.key = key;
		setAuthenticated(true);
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public AgentKey getPrincipal() {
		return this.key;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return this.key.name().hashCode();
	}

}
