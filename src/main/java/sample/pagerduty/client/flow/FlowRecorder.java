package sample.pagerduty.client.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.flow.FlowStep.Checked;
import sample.pagerduty.client.flow.FlowStep.Parameter;

/**
 * Follows what one thread sends, receives and checks for a login, a refresh or an app
 * token. Where none is running, telling it something costs next to nothing.
 */
public final class FlowRecorder implements AutoCloseable {

	private static final ThreadLocal<@Nullable FlowRecorder> CURRENT = new ThreadLocal<>();

	/** More than a login has; a hostile answer must not fill the session. */
	private static final int MAX_STEPS = 20;

	private static final int MAX_PARAMETERS = 16;

	private static final int MAX_NAME = 40;

	private final @Nullable FlowRecorder outer = CURRENT.get();

	private final FlowKind kind;

	private final Instant at;

	private final Set<String> issuers;

	private final long start = System.nanoTime();

	private final List<Step> steps = new ArrayList<>();

	private FlowRecorder(FlowKind kind, Instant at, Set<String> issuers) {
		this.kind = kind;
		this.at = at;
		this.issuers = issuers;
	}

	/** Starts following this thread, until it is closed. */
	public static FlowRecorder start(FlowKind kind, Instant at) {
		return start(kind, at, Set.of());
	}

	/**
	 * The same for a login.
	 * @param issuers the issuers that a page may name
	 */
	public static FlowRecorder start(FlowKind kind, Instant at, Set<String> issuers) {
		FlowRecorder recorder = new FlowRecorder(kind, at, issuers);
		CURRENT.set(recorder);
		return recorder;
	}

	/** Tells the recorder of this thread something, if there is one. */
	public static void tell(Consumer<FlowRecorder> what) {
		FlowRecorder recorder = CURRENT.get();
		if (recorder != null) {
			what.accept(recorder);
		}
	}

	FlowKind kind() {
		return this.kind;
	}

	/** Begins a step. */
	public Step add(FlowMessage message) {
		Step step = new Step(message);
		if (this.steps.size() < MAX_STEPS) {
			this.steps.add(step);
		}
		return step;
	}

	/** The last step with a message, or a new one. */
	public Step on(FlowMessage message) {
		return find(message).orElseGet(() -> add(message));
	}

	/** The step of a request that is being sent, with its parameters, or a new one. */
	Step sent(FlowMessage request) {
		Step last = this.steps.isEmpty() ? null : this.steps.get(this.steps.size() - 1);
		return (last != null && last.message == request && last.call == null) ? last : add(request);
	}

	/** The last answer of the token endpoint. */
	public Step onTokenAnswer() {
		return on(this.kind.tokenAnswer());
	}

	/** Whether there was such a message. */
	public boolean has(FlowMessage message) {
		return find(message).isPresent();
	}

	private Optional<Step> find(FlowMessage message) {
		return this.steps.stream().filter((step) -> step.message == message).reduce((earlier, later) -> later);
	}

	/**
	 * Puts a step after those that came meanwhile, because now it is complete.
	 */
	public Step complete(FlowMessage message) {
		Step step = on(message);
		this.steps.remove(step);
		this.steps.add(step);
		return step;
	}

	/** The time since the start. */
	public Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	/** What happened so far. */
	public Flow flow() {
		return new Flow(this.kind, this.at, this.steps.stream().map(Step::toStep).toList());
	}

	/** The same, for a flow that failed at its last step. */
	public Flow broken() {
		if (!this.steps.isEmpty()) {
			this.steps.get(this.steps.size() - 1).broken = true;
		}
		return flow();
	}

	/** Stops following this thread. */
	@Override
	public void close() {
		if (this.outer != null) {
			CURRENT.set(this.outer);
		}
		else {
			CURRENT.remove();
		}
	}

	/** A step that is being recorded. */
	public final class Step {

		private final FlowMessage message;

		private final List<Parameter> parameters = new ArrayList<>();

		private final List<Checked> checks = new ArrayList<>();

		private @Nullable String call;

		private @Nullable Integer status;

		private @Nullable Long millis;

		private boolean broken;

		private Step(FlowMessage message) {
			this.message = message;
		}

		/** The request: method and address, without a query. */
		public Step call(String method, String address) {
			this.call = method + " " + address;
			return this;
		}

		/** A parameter, which is masked if it is secret. Null is none. */
		public Step parameter(String name, @Nullable Object value) {
			if (value != null && this.parameters.size() < MAX_PARAMETERS) {
				this.parameters
					.add(new Parameter(name.matches("[\\w-]{1," + MAX_NAME + "}") ? name : "another parameter",
							Mask.of(name, value, FlowRecorder.this.issuers)));
			}
			return this;
		}

		/** The result of a check. */
		public Step check(Check check, Check.Result result) {
			this.checks.removeIf((earlier) -> earlier.check() == check);
			this.checks.add(new Checked(check, result));
			return this;
		}

		/** The status of an answer. */
		public Step status(int status) {
			this.status = status;
			return this;
		}

		/** How long it took. */
		public Step took(Duration time) {
			this.millis = time.toMillis();
			return this;
		}

		private FlowStep toStep() {
			return new FlowStep(this.message, this.call, List.copyOf(this.parameters),
					this.checks.stream().sorted(Comparator.comparing(Checked::check)).toList(), this.status,
					this.millis, this.broken);
		}

	}

}
