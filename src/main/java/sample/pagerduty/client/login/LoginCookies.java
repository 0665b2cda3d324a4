package sample.pagerduty.client.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.store.BrokenSealException;
import sample.pagerduty.client.store.StoreCipher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * Keeps the logins that a browser has started in cookies, encrypted, one for each. So a
 * stranger who starts logins cannot fill a store, and two tabs can log in at the same
 * time.
 */
@Component
class LoginCookies implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final String STARTED = LoginCookies.class.getName() + ".started";

	private static final String PLACE = "login cookie";

	/** Signing in at PagerDuty can include a second factor, or a call to an admin. */
	private static final Duration MAX_AGE = Duration.ofHours(1);

	private static final int MAX_LOGINS = 5;

	private final BrowserCookies cookies;

	private final ClientRegistration registration;

	private final StoreCipher cipher;

	private final JsonMapper mapper;

	private final Clock clock;

	LoginCookies(WebSettings web, ClientRegistration registration, StoreCipher cipher, JsonMapper mapper, Clock clock) {
		this.cookies = new BrowserCookies(web, "PD_OAUTH_LOGIN_");
		this.registration = registration;
		this.cipher = cipher;
		this.mapper = mapper;
		this.clock = clock;
	}

	/** The login that a callback belongs to. */
	static StartedLogin startedBefore(HttpServletRequest callback) {
		return startedIfKnown(callback).orElseThrow();
	}

	/** The same, for a callback that may belong to none. */
	static Optional<StartedLogin> startedIfKnown(HttpServletRequest callback) {
		return Optional.ofNullable((StartedLogin) callback.getAttribute(STARTED));
	}

	/**
	 * The login of this browser with a state, if there is one. Its cookie is opened once
	 * for a request.
	 */
	Optional<StartedLogin> find(HttpServletRequest request, String state) {
		Optional<StartedLogin> known = startedIfKnown(request).filter((login) -> login.state().equals(state));
		return known.isPresent() ? known : open(request, state);
	}

	private Optional<StartedLogin> open(HttpServletRequest request, String state) {
		Optional<StartedLogin> opened = this.cookies.find(request, BrowserCookies.suffixFor(state))
			.flatMap((cookie) -> open(cookie).stream())
			.filter((login) -> login.state().equals(state))
			.findFirst();
		opened.ifPresent((login) -> request.setAttribute(STARTED, login));
		return opened;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		String state = request.getParameter(OAuth2ParameterNames.STATE);
		return (state == null) ? null
				: find(request, state).map((login) -> login.toAuthorizationRequest(this.registration)).orElse(null);
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest authorizationRequest,
			HttpServletRequest request, HttpServletResponse response) {
		if (authorizationRequest == null) {
			removeAuthorizationRequest(request, response);
			return;
		}
		StartedLogin login = StartedLogin.of(authorizationRequest, this.clock.instant());
		dropOldest(request, response);
		String value = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(this.cipher.seal(PLACE, this.mapper.writeValueAsBytes(login)));
		this.cookies.write(response, BrowserCookies.suffixFor(login.state()), value, MAX_AGE);
	}

	private void dropOldest(HttpServletRequest request, HttpServletResponse response) {
		List<StartedLogin> logins = this.cookies.all(request)
			.flatMap((cookie) -> open(cookie).stream())
			.sorted(Comparator.comparing(StartedLogin::startedAt).reversed())
			.toList();
		logins.stream()
			.skip(MAX_LOGINS - 1)
			.forEach((login) -> this.cookies.remove(response, BrowserCookies.suffixFor(login.state())));
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		String state = request.getParameter(OAuth2ParameterNames.STATE);
		StartedLogin login = (state != null) ? find(request, state).orElse(null) : null;
		if (login == null) {
			return null;
		}
		this.cookies.remove(response, BrowserCookies.suffixFor(login.state()));
		return login.toAuthorizationRequest(this.registration);
	}

	private Optional<StartedLogin> open(Cookie cookie) {
		try {
			byte[] sealed = Base64.getUrlDecoder().decode(cookie.getValue());
			StartedLogin login = this.mapper.readValue(this.cipher.open(PLACE, sealed).content(), StartedLogin.class);
			return Optional.of(login).filter((found) -> found.startedAt().plus(MAX_AGE).isAfter(this.clock.instant()));
		}
		catch (BrokenSealException | JacksonException | IllegalArgumentException ex) {
			return Optional.empty(); // not one of ours, or sealed with a key that is gone
		}
	}

}
