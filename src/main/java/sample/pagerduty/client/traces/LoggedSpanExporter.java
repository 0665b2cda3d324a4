package sample.pagerduty.client.traces;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * Logs once when spans no longer reach the collector, and once when they do again. The
 * library logs a stack trace each time instead.
 */
class LoggedSpanExporter implements SpanExporter {

	private static final Logger logger = LoggerFactory.getLogger(LoggedSpanExporter.class);

	private final SpanExporter delegate;

	private final AtomicBoolean failing = new AtomicBoolean();

	LoggedSpanExporter(SpanExporter delegate) {
		this.delegate = delegate;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		CompletableResultCode result = this.delegate.export(spans);
		result.whenComplete(() -> log(result));
		return result;
	}

	private void log(CompletableResultCode result) {
		if (result.isSuccess()) {
			if (this.failing.compareAndSet(true, false)) {
				logger.info("Traces reach the collector again");
			}
		}
		else if (this.failing.compareAndSet(false, true)) {
			logger.warn("Traces are lost, because the collector {}", reason(result.getFailureThrowable()));
		}
	}

	/** Without its message, which can have the collector's words. */
	private static String reason(@Nullable Throwable failure) {
		Throwable cause = (failure != null) ? NestedExceptionUtils.getRootCause(failure) : null;
		return (cause != null) ? "cannot be reached (" + cause.getClass().getSimpleName() + ")" : "refuses them";
	}

	@Override
	public CompletableResultCode flush() {
		return this.delegate.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.delegate.shutdown();
	}

}
