package sample.pagerduty.client.traces;

import java.io.IOException;
import java.util.Set;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.web.StaticFiles;

import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** A span for each request but those for static files and the health check. */
class RequestSpanFilter extends OncePerRequestFilter {

	private static final String OTHER_METHOD = "_OTHER";

	/** Any other word could be a caller's secret. */
	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final String MANAGEMENT = "/actuator/";

	private final Tracer tracer;

	private final RequestRoutes routes;

	private final boolean trustCaller;

	RequestSpanFilter(Tracer tracer, RequestRoutes routes, boolean trustCaller) {
		this.tracer = tracer;
		this.routes = routes;
		this.trustCaller = trustCaller;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return StaticFiles.include(request) || request.getRequestURI().startsWith(MANAGEMENT);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String method = METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER_METHOD;
		Span span = this.tracer.spanBuilder(method)
			.setParent(TraceParent.of(this.trustCaller ? request.getHeader(TraceParent.HEADER) : null))
			.setSpanKind(SpanKind.SERVER)
			.setAttribute(SpanAttributes.METHOD, method)
			.startSpan();
		boolean answered = false;
		Scope scope = span.makeCurrent();
		try {
			chain.doFilter(request, response);
			answered = true;
		}
		finally {
			scope.close();
			if (answered && request.isAsyncStarted()) {
				request.getAsyncContext().addListener(new EndOfRequest(span, method), request, response);
			}
			else {
				end(span, method, request, answered ? response.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR.value());
			}
		}
	}

	private void end(Span span, String method, HttpServletRequest request, int status) {
		this.routes.find(request).ifPresent((route) -> {
			span.updateName(method + " " + route);
			span.setAttribute(SpanAttributes.ROUTE, route);
		});
		span.setAttribute(SpanAttributes.STATUS, status);
		if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
			span.setStatus(StatusCode.ERROR);
			span.setAttribute(SpanAttributes.ERROR, String.valueOf(status));
		}
		span.end();
	}

	/** Ends the span of a request that waits for something. */
	private final class EndOfRequest implements AsyncListener {

		private final Span span;

		private final String method;

		private EndOfRequest(Span span, String method) {
			this.span = span;
			this.method = method;
		}

		@Override
		public void onComplete(AsyncEvent event) {
			RequestSpanFilter.this.end(this.span, this.method, (HttpServletRequest) event.getSuppliedRequest(),
					((HttpServletResponse) event.getSuppliedResponse()).getStatus());
		}

		@Override
		public void onTimeout(AsyncEvent event) {
		}

		@Override
		public void onError(AsyncEvent event) {
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
		}

	}

}
