package sample.pagerduty.client.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.Clock;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.connection.RefreshFinished;
import sample.pagerduty.client.login.LoginFinished;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.rest.RemoteCall;

import org.springframework.context.event.EventListener;

import java.util.concurrent.TimeUnit;

/**
 * Writes what happens during a request into its span, and calls to PagerDuty as spans
 * below it. PagerDuty is told nothing about a trace: it is another company's service.
 */
class EventSpans {

	private static final String OK = "ok";

	private final Tracer tracer;

	private final CallTemplates templates;

	private final Clock clock = Clock.getDefault();

	EventSpans(SpanExport export, CallTemplates templates) {
		this.tracer = export.tracer();
		this.templates = templates;
	}

	@EventListener
	void add(RemoteCall call) {
		long end = this.clock.now();
		String template = this.templates.find(call.address()).orElse("");
		SpanBuilder builder = this.tracer.spanBuilder((call.method() + " " + template).strip())
			.setSpanKind(SpanKind.CLIENT)
			.setStartTimestamp(end - call.duration().toNanos(), TimeUnit.NANOSECONDS)
			.setAttribute(SpanAttributes.METHOD, call.method())
			.setAttribute(SpanAttributes.SERVER, call.host());
		if (!template.isEmpty()) {
			builder.setAttribute(SpanAttributes.TEMPLATE, template);
		}
		Span span = builder.startSpan();
		if (call.status() > 0) {
			span.setAttribute(SpanAttributes.STATUS, call.status());
		}
		if (call.status() == 0 || call.status() >= 400) {
			span.setStatus(StatusCode.ERROR);
			span.setAttribute(SpanAttributes.ERROR, (call.status() > 0) ? String.valueOf(call.status()) : "no answer");
		}
		span.end(end, TimeUnit.NANOSECONDS);
	}

	@EventListener
	void add(LoginFinished login) {
		Span.current()
			.setAttribute(SpanAttributes.LOGIN_OUTCOME, login.outcome())
			.setAttribute(SpanAttributes.LOGIN_STEP, login.step());
	}

	@EventListener
	void add(RefreshFinished refresh) {
		TokenFailure failure = refresh.failure();
		Span.current().setAttribute(SpanAttributes.REFRESH_OUTCOME, (failure != null) ? failure.key() : OK);
	}

	@EventListener
	void add(Activity activity) {
		Span.current().setAttribute(SpanAttributes.USE_KIND, activity.kind().code());
	}

}
