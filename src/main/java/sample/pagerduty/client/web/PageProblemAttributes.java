package sample.pagerduty.client.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** Gives programs, which do not accept HTML, the sentences of an error page as JSON. */
@Component
class PageProblemAttributes extends DefaultErrorAttributes {

	private final PageProblemMessages messages;

	PageProblemAttributes(PageProblemMessages messages) {
		this.messages = messages;
	}

	@Override
	public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
		Map<String, Object> attributes = new LinkedHashMap<>(super.getErrorAttributes(request, options));
		if (request.getAttribute(PageProblem.ATTRIBUTE,
				RequestAttributes.SCOPE_REQUEST) instanceof PageProblem problem) {
			attributes.put("title", this.messages.title(problem));
			attributes.put("detail", this.messages.cause(problem) + " " + this.messages.advice(problem));
		}
		return attributes;
	}

}
