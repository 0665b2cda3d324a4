package sample.pagerduty.client.traces;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the template of a request's path, also if a filter answered and no controller was
 * asked.
 */
class RequestRoutes {

	/** Those of Spring Security, which no controller has. */
	private static final List<String> OF_FILTERS = List.of("/connect/{registration}", "/sign-out");

	private static final PathPatternParser PARSER = PathPatternParser.defaultInstance;

	private final SingletonSupplier<List<PathPattern>> routes;

	RequestRoutes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
			WebSettings web) {
		this.routes = SingletonSupplier.of(() -> Stream
			.concat(Stream.concat(Stream.of(web.callbackPath()), OF_FILTERS.stream()),
					mappings.getObject()
						.getHandlerMethods()
						.keySet()
						.stream()
						.flatMap((mapping) -> mapping.getPatternValues().stream()))
			.distinct()
			.map(PARSER::parse)
			.sorted()
			.toList());
	}

	/** The template, once the request has been handled. */
	Optional<String> find(HttpServletRequest request) {
		Object ofController = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		if (ofController != null) {
			return Optional.of(ofController.toString());
		}
		PathContainer path = PathContainer.parsePath(request.getRequestURI());
		return this.routes.obtain()
			.stream()
			.filter((route) -> route.matches(path))
			.map(PathPattern::getPatternString)
			.findFirst();
	}

}
