package sample.pagerduty.client.connection;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The PagerDuty user of a connection.
 *
 * @param id PagerDuty's id, or the ID token's subject
 * @param name the display name
 * @param email the email address
 * @param account the subdomain of the account
 */
public record ConnectedUser(String id, @Nullable String name, @Nullable String email, @Nullable String account) {

	static ConnectedUser of(OidcUser user) {
		return new ConnectedUser(ConnectedPrincipal.idOf(user.getIdToken()), user.getFullName(), user.getEmail(),
				user.getClaimAsString("subdomain"));
	}

	/** The best name that is known. */
	public String displayName() {
		return Stream.of(this.name, this.email)
			.filter((known) -> known != null && !known.isBlank())
			.findFirst()
			.orElse(this.id);
	}

}
