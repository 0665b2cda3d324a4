package sample.pagerduty.client.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

import org.springframework.http.MediaType;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.View;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A page without a form, which everyone sees alike: it is rendered once for each model,
 * and then sent again. A page with a form has a CSRF token that is for one browser only.
 */
public final class CommonPage implements View {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	/** More than the page has variants; others are rendered each time. */
	private static final int MAX_VARIANTS = 20;

	private final ThymeleafViewResolver views;

	private final String name;

	private final Map<Map<String, Object>, byte[]> rendered = new ConcurrentHashMap<>();

	/**
	 * Creates a page.
	 * @param views finds the view that renders it
	 * @param name the name of that view
	 */
	public CommonPage(ThymeleafViewResolver views, String name) {
		this.views = views;
		this.name = name;
	}

	@Override
	public String getContentType() {
		return HTML.toString();
	}

	@Override
	public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
			throws Exception {
		Map<String, Object> variant = variant((model != null) ? model : Map.of());
		byte[] page = this.rendered.get(variant);
		if (page == null) {
			page = fresh(variant, request, response);
			if (this.rendered.size() < MAX_VARIANTS) {
				this.rendered.put(variant, page);
			}
		}
		response.setContentType(getContentType());
		response.setContentLength(page.length);
		response.getOutputStream().write(page);
	}

	/** What Spring MVC adds about binding is different for each request. */
	private static Map<String, Object> variant(Map<String, ?> model) {
		Map<String, Object> variant = new HashMap<>(model);
		variant.keySet().removeIf((name) -> name.startsWith(BindingResult.MODEL_KEY_PREFIX));
		return variant;
	}

	private byte[] fresh(Map<String, Object> variant, HttpServletRequest request, HttpServletResponse response)
			throws Exception {
		View view = this.views.resolveViewName(this.name, Locale.ENGLISH);
		if (view == null) {
			throw new IllegalStateException("There is no view " + this.name);
		}
		ContentCachingResponseWrapper content = new ContentCachingResponseWrapper(response);
		view.render(variant, request, content);
		return content.getContentAsByteArray();
	}

}
