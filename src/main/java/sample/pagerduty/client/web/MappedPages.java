package sample.pagerduty.client.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Matches all requests that a controller of this app handles, so that a new page is
 * secured without adding it to a list.
 */
@Component
public class MappedPages implements RequestMatcher {

	private static final String OWN_PACKAGES = "sample.pagerduty.";

	private final SingletonSupplier<RequestMatcher> pages;

	MappedPages(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
		this.pages = SingletonSupplier.of(() -> matcherOf(mappings.getObject().getHandlerMethods()));
	}

	private static RequestMatcher matcherOf(Map<RequestMappingInfo, HandlerMethod> handlers) {
		List<RequestMatcher> pages = handlers.entrySet()
			.stream()
			.filter((handler) -> handler.getValue().getBeanType().getName().startsWith(OWN_PACKAGES))
			.flatMap((handler) -> matchersOf(handler.getKey()))
			.toList();
		return new OrRequestMatcher(pages);
	}

	private static Stream<RequestMatcher> matchersOf(RequestMappingInfo mapping) {
		return mapping.getMethodsCondition()
			.getMethods()
			.stream()
			.map(RequestMethod::asHttpMethod)
			.flatMap((method) -> mapping.getPatternValues().stream().map((path) -> matcherOf(method, path)));
	}

	private static RequestMatcher matcherOf(HttpMethod method, String path) {
		return PathPatternRequestMatcher.pathPattern(method, path);
	}

	@Override
	public boolean matches(HttpServletRequest request) {
		return this.pages.obtain().matches(request);
	}

}
