package sample.pagerduty.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app that is registered at a sandbox: what it sends, with real HTTP. */
final class App {

	static final URI CALLBACK = URI.create("http://localhost:5000/callback");

	static final String SCOPES = "openid users.read services.read incidents.read";

	/** The verifier and challenge of RFC 7636 appendix B. */
	static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

	static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Sandbox sandbox;

	App(Sandbox sandbox) {
		this.sandbox = sandbox;
	}

	record Answer(int status, HttpResponse<String> response) {

		JsonNode json() {
			return JSON.readTree(this.response.body());
		}

		String text(String name) {
			return json().path(name).asString();
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
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

	/** Gets a fresh code for somebody who signs in and consents. */
	String code(String email, Map<String, String> authorizationRequest) throws IOException {
		try (Visitor visitor = new Visitor(this.sandbox)) {
			return visitor.login(authorizationRequest, email).callback().get("code");
		}
	}

	/** Logs somebody in and gets tokens. */
	Answer login(String email) throws IOException, InterruptedException {
		return token(codeForm(code(email, authorizationRequest())));
	}

	Answer login(String email, String scope) throws IOException, InterruptedException {
		Map<String, String> request = authorizationRequest();
		request.put("scope", scope);
		return token(codeForm(code(email, request)));
	}

	Answer token(Map<String, String> form) throws IOException, InterruptedException {
		return post("/oauth/token", form);
	}

	Answer refresh(String refreshToken) throws IOException, InterruptedException {
		return token(form("refresh_token", "refresh_token", refreshToken));
	}

	Answer post(String path, Map<String, String> form, String... headers) throws IOException, InterruptedException {
		return send(request(path, headers).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(encode(form))));
	}

	Answer get(String path, String... headers) throws IOException, InterruptedException {
		return send(request(path, headers));
	}

	/** Calls the REST API as PagerDuty wants it called. */
	Answer api(String path, String accessToken) throws IOException, InterruptedException {
		return get(path, "Authorization", "Bearer " + accessToken, "Accept",
				"application/vnd.pagerduty+json;version=2");
	}

	Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.http.send(request.build(), BodyHandlers.ofString());
		return new Answer(response.statusCode(), response);
	}

	HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.sandbox.apiUrl().resolve(path));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	static String encode(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
