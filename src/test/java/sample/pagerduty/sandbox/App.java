package sample.pagerduty.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sample.pagerduty.Http;
import tools.jackson.databind.JsonNode;

/** An app that is registered at a sandbox: what it sends, with real HTTP. */
final class App {

	static final URI CALLBACK = URI.create("http://localhost:5000/callback");

	static final String SCOPES = "openid users.read services.read incidents.read";

	/** The verifier and challenge of RFC 7636 appendix B. */
	static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

	static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

	private final Http http;

	private final Sandbox sandbox;

	App(Sandbox sandbox) {
		this.sandbox = sandbox;
		this.http = new Http(sandbox.apiUrl());
	}

	/** A sandbox with an app of a kind, as it is registered by default. */
	static Sandbox startSandbox(AppKind kind) {
		return Sandbox.start(new SandboxOptions(0, List.of(CALLBACK), kind, kind.defaultScopes()));
	}

	record Answer(int status, HttpResponse<String> response) {

		JsonNode json() {
			return Http.json(this.response);
		}

		String text(String name) {
			return json().path(name).asString();
		}

		String header(String name) {
			return Http.header(this.response, name);
		}

	}

	Map<String, String> authorizationRequest() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("response_type", "code");
		parameters.put("client_id", this.sandbox.clientId());
		parameters.put("redirect_uri", CALLBACK.toString());
		parameters.put("scope", SCOPES);
		parameters.put("state", "a+b c");
		parameters.put("nonce", "n-0S6_WzA2Mj");
		parameters.put("code_challenge", CHALLENGE);
		parameters.put("code_challenge_method", "S256");
		return parameters;
	}

	Map<String, String> form(String grantType, String... namesAndValues) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("grant_type", grantType);
		form.put("client_id", this.sandbox.clientId());
		if (!this.sandbox.clientSecret().isEmpty()) {
			form.put("client_secret", this.sandbox.clientSecret());
		}
		for (int index = 0; index < namesAndValues.length; index += 2) {
			form.put(namesAndValues[index], namesAndValues[index + 1]);
		}
		return form;
	}

	Map<String, String> codeForm(String code) {
		return form("authorization_code", "code", code, "redirect_uri", CALLBACK.toString(), "code_verifier", VERIFIER);
	}

	/** Gets a fresh code for a person who signs in and consents. */
	String code(String email, Map<String, String> authorizationRequest) throws IOException {
		try (Visitor visitor = new Visitor(this.sandbox)) {
			return visitor.login(authorizationRequest, email).callback().get("code");
		}
	}

	/** Logs a person in and gets tokens. */
	Answer login(String email) throws IOException {
		return token(codeForm(code(email, authorizationRequest())));
	}

	Answer login(String email, String scope) throws IOException {
		Map<String, String> request = authorizationRequest();
		request.put("scope", scope);
		return token(codeForm(code(email, request)));
	}

	Answer token(Map<String, String> form) {
		return post("/oauth/token", form);
	}

	Answer refresh(String refreshToken) {
		return token(form("refresh_token", "refresh_token", refreshToken));
	}

	Answer post(String path, Map<String, String> form, String... headers) {
		return answer(this.http.post(path, form, headers));
	}

	Answer postJson(String path, String json) {
		return answer(this.http.postJson(path, json));
	}

	Answer get(String path, String... headers) {
		return answer(this.http.get(path, headers));
	}

	/** Sends a request without a body. */
	Answer send(String method, String path, String... headers) {
		return answer(this.http.send(method, path, headers));
	}

	/** Calls the REST API as PagerDuty wants it called. */
	Answer api(String path, String accessToken) {
		return get(path, "Authorization", "Bearer " + accessToken, "Accept",
				"application/vnd.pagerduty+json;version=2");
	}

	/** Writes through the REST API. */
	Answer write(String method, String path, String accessToken, String json, String... headers) {
		List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + accessToken, "Accept",
				"application/vnd.pagerduty+json;version=2"));
		all.addAll(List.of(headers));
		return answer(this.http.sendJson(method, path, json, all.toArray(String[]::new)));
	}

	/** Sends a request as it is written, for what an HTTP client would not send. */
	String sendRaw(String request) throws IOException {
		return this.http.sendRaw(request);
	}

	private static Answer answer(HttpResponse<String> response) {
		return new Answer(response.statusCode(), response);
	}

}
