package sample.pagerduty.client.web;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/** A request whose body was read, with the fields of its form among its parameters. */
final class FormRequest extends HttpServletRequestWrapper {

	private static final int MAX_PARAMETERS = 100;

	private final byte[] body;

	private final Map<String, String[]> parameters = new LinkedHashMap<>();

	private FormRequest(HttpServletRequest request, byte[] body, MultiValueMap<String, String> fields) {
		super(request);
		this.body = body;
		this.parameters.putAll(request.getParameterMap());
		fields.forEach((name, values) -> this.parameters.merge(name, StringUtils.toStringArray(values),
				StringUtils::concatenateStringArrays));
	}

	/** The request, or {@code null} if its form or its query cannot be read. */
	static @Nullable HttpServletRequest of(HttpServletRequest request, byte[] body) throws IOException {
		try {
			MultiValueMap<String, String> fields = isForm(request) ? fieldsOf(body) : new LinkedMultiValueMap<>();
			FormRequest complete = new FormRequest(request, body, fields);
			return (complete.parameters.size() > MAX_PARAMETERS) ? null : complete;
		}
		catch (IllegalArgumentException | IllegalStateException | HttpMessageNotReadableException ex) {
			return null; // a percent sign that encodes nothing, for example
		}
	}

	private static boolean isForm(HttpServletRequest request) {
		try {
			return request.getMethod().equals("POST") && request.getContentType() != null
					&& MediaType.APPLICATION_FORM_URLENCODED
						.isCompatibleWith(MediaType.parseMediaType(request.getContentType()));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static MultiValueMap<String, String> fieldsOf(byte[] body) throws IOException {
		return new FormHttpMessageConverter().read(null, new HttpInputMessage() {

			@Override
			public InputStream getBody() {
				return new ByteArrayInputStream(body);
			}

			@Override
			public HttpHeaders getHeaders() {
				return new HttpHeaders();
			}

		});
	}

	@Override
	public @Nullable String getParameter(String name) {
		String[] values = this.parameters.get(name);
		return (values != null) ? values[0] : null;
	}

	@Override
	public String @Nullable [] getParameterValues(String name) {
		return this.parameters.get(name);
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		return Collections.unmodifiableMap(this.parameters);
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.enumeration(List.copyOf(this.parameters.keySet()));
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new StringReader(new String(this.body, StandardCharsets.UTF_8)));
	}

	@Override
	public ServletInputStream getInputStream() {
		ByteArrayInputStream content = new ByteArrayInputStream(this.body);
		return new ServletInputStream() {

			@Override
			public int read() {
				return content.read();
			}

			@Override
			public boolean isFinished() {
				return content.available() == 0;
			}

			@Override
			public boolean isReady() {
				return true;
			}

			@Override
			public void setReadListener(ReadListener listener) {
				throw new UnsupportedOperationException("The body was read");
			}

		};
	}

}
