package sample.pagerduty.client.script;

import java.io.Serial;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A script that has presented its key. It may call the API and nothing else. */
final class ScriptKeyAuthentication extends AbstractAuthenticationToken {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient ScriptKey key;

	ScriptKeyAuthentication(ScriptKey key) {
		super(List.of());
		this.key = key;
		setAuthenticated(true);
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public ScriptKey getPrincipal() {
		return this.key;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return this.key.id().hashCode();
	}

}
