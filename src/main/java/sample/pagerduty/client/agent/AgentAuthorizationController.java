package sample.pagerduty.client.agent;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.notice.Notices;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Starts authorizations, and says how each is going. */
@RestController
@Conditional(AgentsEnabled.class)
class AgentAuthorizationController {

	/** Clients give up a request after 60 seconds. */
	private static final int MAX_WAIT_SECONDS = 59;

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

	private final AuthorizationStarter starter;

	private final AuthorizationStates states;

	private final AuthorizationDecisions decisions;

	private final Notices notices;

	AgentAuthorizationController(AuthorizationStarter starter, AuthorizationStates states,
			AuthorizationDecisions decisions, Notices notices) {
		this.starter = starter;
		this.states = states;
		this.decisions = decisions;
		this.notices = notices;
	}

	@GetMapping(AgentApi.HEALTH)
	Map<String, Boolean> health() {
		return Map.of("healthy", true);
	}

	@PostMapping(AgentApi.AUTHORIZE)
	AuthorizationAnswer authorize(@AuthenticationPrincipal AgentKey application,
			@RequestBody AuthorizationRequest.@Nullable Json body) {
		return this.starter.start(application, AuthorizationRequest.of(body));
	}

	/** Waits without a thread until the authorization is decided or the time is up. */
	@GetMapping(AgentApi.STATUS)
	DeferredResult<AuthorizationAnswer> status(@AuthenticationPrincipal AgentKey application,
			@RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "0") String wait) {
		Duration patience = patience(wait);
		DeferredResult<AuthorizationAnswer> result = new DeferredResult<>(Math.max(1, patience.toMillis()));
		String key = patience.isZero() ? null : this.states.noticeOf(application, id).orElse(null);
		if (key == null) {
			settle(result, application, id, false);
			return result;
		}
		AtomicReference<@Nullable CompletableFuture<Void>> waiting = new AtomicReference<>();
		result.onTimeout(() -> settle(result, application, id, false));
		result.onCompletion(() -> cancel(waiting.getAndSet(null)));
		watch(result, application, id, key, waiting);
		return result;
	}

	private static Duration patience(String wait) {
		if (!SECONDS.matcher(wait).matches()) {
			throw AgentApiException.badRequest("wait must be a number of seconds from 0 to 59.");
		}
		return Duration.ofSeconds(Math.min(MAX_WAIT_SECONDS, Integer.parseInt(wait)));
	}

	/** Waits for the next notice first, so that none is missed, and then looks. */
	private void watch(DeferredResult<AuthorizationAnswer> result, AgentKey application, String id, String key,
			AtomicReference<@Nullable CompletableFuture<Void>> waiting) {
		CompletableFuture<Void> notice = this.notices.await(key);
		waiting.set(notice);
		if (settle(result, application, id, true)) {
			cancel(notice);
			return;
		}
		notice.thenRun(() -> {
			if (!result.isSetOrExpired()) {
				watch(result, application, id, key, waiting);
			}
		});
	}

	private static void cancel(@Nullable CompletableFuture<Void> notice) {
		if (notice != null) {
			notice.cancel(false);
		}
	}

	/** Answers, unless it is pending and the application waits. */
	private boolean settle(DeferredResult<AuthorizationAnswer> result, AgentKey application, String id, boolean waits) {
		try {
			AuthorizationAnswer answer = this.states.status(application, id);
			if (waits && answer.isPending()) {
				return false;
			}
			result.setResult(answer);
		}
		catch (RuntimeException ex) {
			result.setErrorResult(ex);
		}
		return true;
	}

	@PostMapping(AgentApi.CONFIRM_USER)
	ResponseEntity<Object> confirmUser(@AuthenticationPrincipal AgentKey application,
			@RequestBody @Nullable Confirmation body) {
		if (body == null || body.flowId() == null || body.userId() == null) {
			throw AgentApiException.badRequest("flow_id and user_id are needed.");
		}
		return this.decisions.confirm(application, body.flowId(), body.userId())
			.<ResponseEntity<Object>>map(
					(authorization) -> ResponseEntity.ok(new Confirmed(authorization.link(), authorization.nextUri())))
			.orElseGet(() -> ResponseEntity.badRequest().body(Mismatch.INSTANCE));
	}

	/** Who the browser of a flow belongs to. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Confirmation(@Nullable String flowId, @Nullable String userId) {

	}

	/** The authorization is complete. */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Confirmed(String authId, @Nullable String nextUri) {

	}

	/** Another user than the application meant, in both shapes that clients know. */
	record Mismatch(int code, String error, String msg, String name, String message) {

		private static final String SENTENCE = "An error occurred during verification";

		private static final Mismatch INSTANCE = new Mismatch(HttpStatus.BAD_REQUEST.value(), "user_mismatch", SENTENCE,
				"user_mismatch", SENTENCE);

	}

}
