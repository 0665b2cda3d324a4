package sample.pagerduty.client.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * The static files that pages link to. Each has an address from its content, so that
 * browsers can keep it for a year.
 */
@Component
public final class StaticFiles implements SmartInitializingSingleton {

	/** The beginnings of their addresses. */
	static final List<String> PATHS = List.of("/css/", "/js/", "/images/", "/webjars/");

	private final ResourceUrlProvider addresses;

	private final ApplicationContext context;

	/** Looking an address up opens files, and a page links to several. */
	private final Map<String, String> known = new ConcurrentHashMap<>();

	StaticFiles(ResourceUrlProvider addresses, ApplicationContext context) {
		this.addresses = addresses;
		this.context = context;
	}

	/**
	 * Spring MVC finds the folders of the files when the context has started, and then
	 * the server already listens: a request that came first would get an error.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.addresses.onApplicationEvent(new ContextRefreshedEvent(this.context));
	}

	/** The address of a file, such as {@code /css/app.css}. */
	public String url(String path) {
		return this.known.computeIfAbsent(path, this::find);
	}

	/** Whether a request is for one of them, or for one that is missing. */
	public static boolean include(HttpServletRequest request) {
		return PATHS.stream().anyMatch(request.getRequestURI()::startsWith);
	}

	private String find(String path) {
		String address = this.addresses.getForLookupPath(path);
		if (address == null) {
			throw new IllegalArgumentException("There is no static file " + path);
		}
		return address;
	}

}
