package sample.pagerduty.client.traces;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * The span of a caller (W3C Trace Context). Its {@code tracestate} is left out: any text
 * can be in it.
 */
final class TraceParent {

	static final String HEADER = "traceparent";

	private static final Pattern VALUE = Pattern
		.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

	private TraceParent() {
	}

	/** The context of a header's value. */
	static Context of(@Nullable String header) {
		Matcher value = VALUE.matcher((header != null) ? header : "");
		return value.matches() ? Context.root()
			.with(Span.wrap(SpanContext.createFromRemoteParent(value.group(1), value.group(2),
					TraceFlags.fromHex(value.group(3), 0), TraceState.getDefault())))
				: Context.root();
	}

}
