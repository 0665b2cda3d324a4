package sample.pagerduty.client.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Sha256;
import sample.pagerduty.client.flow.Check;
import sample.pagerduty.client.flow.FlowKind;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;

import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponseType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/** Records a login from the callback on, with what its cookie tells of the start. */
@Component
class CallbackFlow {

	private static final String ISSUER = "iss";

	private final LoginCookies cookies;

	private final ClientRegistration registration;

	private final Set<String> issuers;

	private final Clock clock;

	CallbackFlow(LoginCookies cookies, ClientRegistration registration, PagerDutyApp app, Clock clock) {
		this.cookies = cookies;
		this.registration = registration;
		this.issuers = app.oauth().issuers();
		this.clock = clock;
	}

	/** Starts to record. */
	FlowRecorder start(HttpServletRequest callback) {
		Instant now = this.clock.instant();
		FlowRecorder flow = FlowRecorder.start(FlowKind.LOGIN, now, this.issuers);
		String state = callback.getParameter(OAuth2ParameterNames.STATE);
		if (state != null) {
			this.cookies.find(callback, state).ifPresent((started) -> recordStart(started, flow, now));
		}
		recordCallback(callback, flow);
		return flow;
	}

	private void recordStart(StartedLogin started, FlowRecorder flow, Instant now) {
		String authorizationUri = this.registration.getProviderDetails().getAuthorizationUri();
		flow.add(FlowMessage.START).call("GET", ConnectRequestResolver.PATH);
		FlowRecorder.Step request = flow.add(FlowMessage.AUTHORIZE)
			.call("GET", String.valueOf(authorizationUri))
			.parameter(OAuth2ParameterNames.RESPONSE_TYPE, OAuth2AuthorizationResponseType.CODE.getValue())
			.parameter(OAuth2ParameterNames.CLIENT_ID, this.registration.getClientId())
			.parameter(OAuth2ParameterNames.SCOPE, String.join(" ", started.scopes()))
			.parameter(OAuth2ParameterNames.STATE, started.state())
			.parameter(OAuth2ParameterNames.REDIRECT_URI, this.registration.getRedirectUri())
			.parameter(OidcParameterNames.NONCE, started.nonce());
		if (started.codeVerifier() != null) {
			request.parameter(PkceParameterNames.CODE_CHALLENGE, challengeOf(started.codeVerifier()))
				.parameter(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
		}
		started.hints().forEach(request::parameter);
		flow.add(FlowMessage.SIGN_IN).took(Duration.between(started.startedAt(), now));
	}

	/**
	 * The challenge that was sent (RFC 7636 section 4.2); the cookie has the verifier.
	 */
	private static String challengeOf(String codeVerifier) {
		return Sha256.base64Url(codeVerifier);
	}

	private void recordCallback(HttpServletRequest callback, FlowRecorder flow) {
		FlowRecorder.Step step = flow.add(FlowMessage.CALLBACK).call(callback.getMethod(), callback.getRequestURI());
		for (String name : new String[] { OAuth2ParameterNames.CODE, OAuth2ParameterNames.STATE, ISSUER,
				OAuth2ParameterNames.ERROR, OAuth2ParameterNames.ERROR_DESCRIPTION }) {
			step.parameter(name, callback.getParameter(name));
		}
	}

	/** Records what the token endpoint's answer says about the request. */
	static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> recording(
			OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> client) {
		return (request) -> {
			OAuth2AccessTokenResponse response = client.getTokenResponse(request);
			FlowRecorder.tell((flow) -> recordTokens(request.getAuthorizationExchange().getAuthorizationRequest(),
					response.getAccessToken().getScopes(), flow.onTokenAnswer()));
			return response;
		};
	}

	private static void recordTokens(OAuth2AuthorizationRequest request, @Nullable Set<String> granted,
			FlowRecorder.Step step) {
		if (request.getAttribute(PkceParameterNames.CODE_VERIFIER) != null) {
			step.check(Check.PKCE, Check.Result.REMOTE);
		}
		// No scopes in the answer are all that were requested (RFC 6749 section 5.1).
		boolean all = granted == null || granted.isEmpty() || granted.containsAll(request.getScopes());
		step.check(Check.SCOPES, all ? Check.Result.PASSED : Check.Result.LESS);
	}

}
