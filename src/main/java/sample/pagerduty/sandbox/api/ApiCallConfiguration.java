package sample.pagerduty.sandbox.api;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.Accounts;
import sample.pagerduty.sandbox.company.Directory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives an {@link ApiCall} and the {@link CallBody} to the controllers. The account of a
 * call is that of the user, or the one that registered the app.
 */
@Configuration(proxyBeanMethods = false)
class ApiCallConfiguration implements WebMvcConfigurer, HandlerMethodArgumentResolver {

	private final Directory directory;

	private final Accounts accounts;

	private final JsonMapper jsonMapper;

	ApiCallConfiguration(Directory directory, Accounts accounts, JsonMapper jsonMapper) {
		this.directory = directory;
		this.accounts = accounts;
		this.jsonMapper = jsonMapper;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return List.of(ApiCall.class, CallBody.class).contains(parameter.getParameterType());
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) throws IOException {
		if (parameter.getParameterType() == CallBody.class) {
			return CallBody.read(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)),
					this.jsonMapper);
		}
		Principal caller = Objects.requireNonNull(request.getUserPrincipal(), "Only calls with a token get here");
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		request.getParameterMap().forEach((name, values) -> query.addAll(name, List.of(values)));
		return new ApiCall(this.accounts.of(this.directory.companyOf(caller.getName())),
				this.directory.findById(caller.getName()), query, request.getHeader(HttpHeaders.FROM));
	}

}
