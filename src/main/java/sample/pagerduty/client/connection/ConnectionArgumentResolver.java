package sample.pagerduty.client.connection;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives a method of a page the {@link Connection} of the browser. Without one the method
 * is not called, and the browser goes to the home page.
 */
@Component
@ControllerAdvice
class ConnectionArgumentResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	private final CurrentConnection current;

	ConnectionArgumentResolver(CurrentConnection current) {
		this.current = current;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Connection.class;
	}

	@Override
	public Connection resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
		return Optional.ofNullable(servletRequest).flatMap(this.current::in).orElseThrow(NotConnectedException::new);
	}

	@ExceptionHandler(NotConnectedException.class)
	String notConnected() {
		return "redirect:" + HomePage.SESSION_LOST;
	}

}
