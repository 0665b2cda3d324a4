package sample.pagerduty.client.tool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/** The query of a call of PagerDuty's REST API. */
public final class ToolQuery {

	private final List<String> pairs = new ArrayList<>();

	/** Adds a parameter, unless it has no value. */
	public ToolQuery add(String name, @Nullable Object value) {
		if (value != null) {
			this.pairs.add(encode(name) + "=" + encode(value.toString()));
		}
		return this;
	}

	/** Adds a parameter for each value. Its name is that of PagerDuty with {@code []}. */
	public ToolQuery addAll(String name, Collection<String> values) {
		values.forEach((value) -> add(name, value));
		return this;
	}

	String encoded() {
		return String.join("&", this.pairs);
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
