package sample.pagerduty.client.token;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.store.Sha256;

import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * Whoever is logged in, with a name that is the same at each login of one person to one
 * account and nobody else's. The subject of PagerDuty's ID token alone is not: it can be
 * an e-mail address, which one person can have in several accounts.
 */
public final class ConnectedPrincipal extends DefaultOidcUser {

	/** PagerDuty's claim for the user's id. */
	public static final String USER_ID = "user_id";

	@Serial
	private static final long serialVersionUID = 1L;

	private final String name;

	/**
	 * A principal.
	 * @param idToken the verified ID token
	 * @param profile what {@code /users/me} told, if it did
	 */
	public ConnectedPrincipal(OidcIdToken idToken, @Nullable OidcUserInfo profile) {
		super(List.of(new OidcUserAuthority(idToken, profile)), idToken, profile);
		this.name = digest(idToken.getClaimAsString("account_id") + "/" + idOf(idToken));
	}

	static String idOf(OidcIdToken idToken) {
		return Optional.ofNullable(idToken.getClaimAsString(USER_ID)).orElseGet(idToken::getSubject);
	}

	/** Of one length, whatever the claims are, and no personal data in an index. */
	private static String digest(String text) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(Sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
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
