package sample.pagerduty.client.traces;

import io.opentelemetry.api.common.AttributeKey;

/**
 * All attributes that a span can have: those of HTTP as OpenTelemetry's semantic
 * conventions name them, and some of this app.
 */
final class SpanAttributes {

	static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");

	static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

	static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

	static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");

	static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");

	static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

	static final AttributeKey<String> LOGIN_OUTCOME = AttributeKey.stringKey("pagerduty.login.outcome");

	static final AttributeKey<String> LOGIN_STEP = AttributeKey.stringKey("pagerduty.login.step");

	static final AttributeKey<String> REFRESH_OUTCOME = AttributeKey.stringKey("pagerduty.refresh.outcome");

	static final AttributeKey<String> USE_KIND = AttributeKey.stringKey("pagerduty.use.kind");

	private SpanAttributes() {
	}

}
