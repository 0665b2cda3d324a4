package sample.pagerduty.client.tool;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import sample.pagerduty.client.oauth.AuthorizedCaller;
import sample.pagerduty.client.oauth.AuthorizedCaller.Attempt;
import sample.pagerduty.client.oauth.TokenSource;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiAnswer;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.RawPagerDutyClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;

/**
 * PagerDuty's REST API, called as one person. A token that PagerDuty refuses is replaced
 * once. Every other failure is an exception that becomes the result of the tool. After a
 * change that PagerDuty has made or may have made, it never asks for another try.
 */
public final class ToolApi {

	private static final String PAGERDUTY = "PagerDuty";

	private final TokenSource tokens;

	private final AuthorizedCaller caller;

	private final RawPagerDutyClient pagerDuty;

	private final JsonMapper mapper;

	private boolean changed;

	ToolApi(TokenSource tokens, AuthorizedCaller caller, RawPagerDutyClient pagerDuty, JsonMapper mapper) {
		this.tokens = tokens;
		this.caller = caller;
		this.pagerDuty = pagerDuty;
		this.mapper = mapper;
	}

	/** Reads a resource, such as {@code /users/me}. */
	public JsonNode get(String path) {
		return get(path, new ToolQuery());
	}

	public JsonNode get(String path, ToolQuery query) {
		ApiRequest request = new ApiRequest(path, query.encoded());
		return step(() -> read(
				this.caller.call(this.tokens, (access) -> this.pagerDuty.get(access, request)).orElseThrow()));
	}

	public JsonNode post(String path, JsonNode body) {
		return change(HttpMethod.POST, path, body);
	}

	public JsonNode put(String path, JsonNode body) {
		return change(HttpMethod.PUT, path, body);
	}

	private JsonNode change(HttpMethod method, String path, JsonNode body) {
		JsonNode answer = step(() -> send(method, path, body));
		this.changed = true;
		return answer;
	}

	/** Another call of the tool would make the changes of its earlier steps again. */
	private JsonNode step(Supplier<JsonNode> step) {
		try {
			return step.get();
		}
		catch (PagerDutyApiException | TokenUnavailableException | ToolException ex) {
			if (!this.changed) {
				throw ex;
			}
			throw ToolException.of(ToolError.partlyDone()
				.saying((ex instanceof PagerDutyApiException refusal) ? refusal.messages() : List.of()));
		}
	}

	private JsonNode send(HttpMethod method, String path, JsonNode body) {
		ApiRequest request = new ApiRequest(path, "");
		byte[] json = body.toString().getBytes(StandardCharsets.UTF_8);
		Attempt<ApiAnswer> attempt = this.caller.call(this.tokens,
				(access) -> this.pagerDuty.send(access, method, request, json));
		PagerDutyApiException failure = attempt.failure();
		if (failure != null && failure.mayBeDone()) {
			throw ToolException.of(ToolError.outcomeUnknown(PAGERDUTY).saying(failure.messages()));
		}
		ApiAnswer answer = attempt.orElseThrow();
		try {
			return read(answer);
		}
		catch (ToolException ex) {
			// It advises to ask again, which is for calls that read.
			throw ToolException.of(ToolError.outcomeUnknown(PAGERDUTY));
		}
	}

	private JsonNode read(ApiAnswer answer) {
		if (answer.truncated()) {
			throw ToolException.of(ToolError.Kind.BAD_REQUEST,
					"PagerDuty's answer is too large. Ask for less: a smaller limit, a shorter time or more filters.");
		}
		try {
			return this.mapper.readTree(answer.body());
		}
		catch (JacksonException ex) {
			throw ToolException.of(ToolError.Kind.SERVER_ERROR,
					"The answer is not JSON, so it may not come from PagerDuty. Try again later.");
		}
	}

	String token() {
		return this.tokens.fresh(Duration.ZERO).access().accessToken();
	}

}
