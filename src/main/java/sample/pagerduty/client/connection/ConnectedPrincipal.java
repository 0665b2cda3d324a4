package sample.pagerduty.client.connection;

import java.io.Serial;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Sha256;

import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * The person who is logged in. The name is the same at each login of one person to one
 * account, and no other person has it. The subject of PagerDuty's ID token is not enough:
 * it can be an email address, which one person can have in several accounts.
 */
public final class ConnectedPrincipal extends DefaultOidcUser {

	/** PagerDuty's claim for the user's id. */
	public static final String USER_ID = "user_id";

	@Serial
	private static final long serialVersionUID = 1L;

	private final String name;

	/**
	 * Creates a principal.
	 * @param idToken the verified ID token
	 * @param profile the answer of {@code /users/me}, if there was one
	 */
	public ConnectedPrincipal(OidcIdToken idToken, @Nullable OidcUserInfo profile) {
		super(List.of(new OidcUserAuthority(idToken, profile)), idToken, profile);
		// Keeps personal data out of an index, and has the same length for all claims.
		this.name = Sha256.base64Url(idToken.getClaimAsString("account_id") + "/" + idOf(idToken));
	}

	/** The user as a connection stores it. */
	public ConnectedUser user() {
		return ConnectedUser.of(this);
	}

	static String idOf(OidcIdToken idToken) {
		return Optional.ofNullable(idToken.getClaimAsString(USER_ID)).orElseGet(idToken::getSubject);
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return super.equals(other);
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

}
