package sample.pagerduty.client.login;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.connection.ConnectedPrincipal;
import sample.pagerduty.client.flow.Check;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;
import sample.pagerduty.client.rest.ApiAccess;
import sample.pagerduty.client.rest.ApiAccessResolver;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.PagerDutyClient;
import sample.pagerduty.client.rest.User;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;

/**
 * Asks {@code /users/me} who has logged in, instead of OpenID Connect's user info
 * endpoint. If the app lacks {@code users.read}, PagerDuty answers 403: the login still
 * succeeds, and the ID token alone says who the user is.
 */
@Service
class PagerDutyUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

	static final String PROFILE_UNAVAILABLE = "profile_unavailable";

	static final String USER_MISMATCH = "user_mismatch";

	private final PagerDutyClient pagerDuty;

	private final ApiAccessResolver accessResolver;

	PagerDutyUserService(PagerDutyClient pagerDuty, ApiAccessResolver accessResolver) {
		this.pagerDuty = pagerDuty;
		this.accessResolver = accessResolver;
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		OidcIdToken idToken = request.getIdToken();
		OidcUserInfo profile = profile(access(idToken, request.getAccessToken().getTokenValue()), idToken).orElse(null);
		return new ConnectedPrincipal(idToken, profile);
	}

	private ApiAccess access(OidcIdToken idToken, String accessToken) {
		return this.accessResolver.resolve(this.accessResolver.regionOf(idToken.getAudience()), accessToken);
	}

	private Optional<OidcUserInfo> profile(ApiAccess access, OidcIdToken idToken) {
		FlowRecorder.tell((flow) -> flow.add(FlowMessage.PROFILE_REQUEST)
			.parameter(HttpHeaders.AUTHORIZATION, access.accessToken()));
		try {
			User user = this.pagerDuty.currentUser(access);
			// OpenID Connect Core section 5.3.2: both must name the same person.
			String expected = idToken.getClaimAsString(ConnectedPrincipal.USER_ID);
			boolean same = expected == null || expected.equals(user.id());
			record(Check.USER, (expected != null) ? Check.Result.of(same) : Check.Result.ABSENT);
			if (!same) {
				throw new OAuth2AuthenticationException(new OAuth2Error(USER_MISMATCH));
			}
			return Optional.of(userInfo(user, idToken));
		}
		catch (PagerDutyApiException ex) {
			if (ex.failure() == ApiFailure.MISSING_SCOPE || ex.failure() == ApiFailure.FORBIDDEN) {
				record(Check.PROFILE, Check.Result.LESS);
				return knownProfile(idToken);
			}
			throw new OAuth2AuthenticationException(new OAuth2Error(PROFILE_UNAVAILABLE), ex);
		}
	}

	private static void record(Check check, Check.Result result) {
		FlowRecorder.tell((flow) -> flow.on(FlowMessage.PROFILE_ANSWER).check(check, result));
	}

	/** What an earlier login of the same person in this browser has found out. */
	private static Optional<OidcUserInfo> knownProfile(OidcIdToken idToken) {
		Authentication earlier = SecurityContextHolder.getContext().getAuthentication();
		return (earlier != null && earlier.getPrincipal() instanceof ConnectedPrincipal known
				&& known.getName().equals(new ConnectedPrincipal(idToken, null).getName()))
						? Optional.ofNullable(known.getUserInfo()) : Optional.empty();
	}

	private static OidcUserInfo userInfo(User user, OidcIdToken idToken) {
		return OidcUserInfo.builder().claims((claims) -> {
			putIfPresent(claims, "sub", idToken.getSubject());
			putIfPresent(claims, "name", user.name());
			putIfPresent(claims, "email", user.email());
			putIfPresent(claims, "picture", user.avatarUrl());
			putIfPresent(claims, "role", user.role());
		}).build();
	}

	private static void putIfPresent(Map<String, Object> claims, String name, @Nullable String value) {
		if (value != null) {
			claims.put(name, value);
		}
	}

}
