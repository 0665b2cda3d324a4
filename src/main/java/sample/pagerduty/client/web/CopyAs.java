package sample.pagerduty.client.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The forms in which a page offers a token for copying: as a header, for curl, in
 * programs. Rendering them took a fifth of the home page's time. So they are rendered
 * once for each API, with a gap, and kept without a token.
 */
@Component
public class CopyAs {

	/** No character of a token (RFC 6750 section 2.1). */
	private static final String GAP = "\uFFFC";

	private final ITemplateEngine templates;

	private final ApplicationContext beans;

	private final Map<Forms, List<String>> rendered = new ConcurrentHashMap<>();

	CopyAs(ITemplateEngine templates, ApplicationContext beans) {
		this.templates = templates;
		this.beans = beans;
	}

	/**
	 * The tabs with all forms, for {@code <div copy:tabs="${copyAs}">}.
	 * @param prefix begins the ids of the curl commands
	 * @param api the base URL of the API that accepts the token
	 * @param path what curl calls besides the services, if anything
	 */
	public Tabs tabs(String prefix, URI api, String token, @Nullable String path) {
		return new Tabs(String.join(HtmlUtils.htmlEscape(token, StandardCharsets.UTF_8.name()),
				this.rendered.computeIfAbsent(new Forms(prefix, api, path), this::render)));
	}

	private List<String> render(Forms forms) {
		Context context = new Context(Locale.ENGLISH);
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				new ThymeleafEvaluationContext(this.beans, null));
		context.setVariable("prefix", forms.prefix());
		context.setVariable("api", forms.api());
		context.setVariable("token", GAP);
		context.setVariable("path", forms.path());
		return List.of(this.templates.process("copy-as", Set.of("tabs"), context).split(GAP, -1));
	}

	/** HTML with a token. Prints without it. */
	public record Tabs(String html) {

		@Override
		public String toString() {
			return "Tabs[]";
		}

	}

	private record Forms(String prefix, URI api, @Nullable String path) {

	}

}
