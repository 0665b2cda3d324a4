package sample.pagerduty.client.flow;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Tells the recorder which form is sent to the token endpoint. */
public final class FormRecorder implements ClientHttpRequestInterceptor {

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		FlowRecorder.tell((flow) -> {
			FlowRecorder.Step step = flow.add(flow.kind().tokenRequest());
			for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
				String[] parts = pair.split("=", 2);
				step.parameter(decode(parts[0]), decode((parts.length > 1) ? parts[1] : ""));
			}
		});
		return execution.execute(request, body);
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
