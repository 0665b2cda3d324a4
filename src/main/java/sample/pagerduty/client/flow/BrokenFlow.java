package sample.pagerduty.client.flow;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the error page the flow that failed, if the request had one. */
@ControllerAdvice(assignableTypes = BasicErrorController.class)
public class BrokenFlow {

	private static final String ATTRIBUTE = BrokenFlow.class.getName();

	/** Shows a flow on the error page of this request. */
	public static void showIn(HttpServletRequest request, Flow flow) {
		request.setAttribute(ATTRIBUTE, flow);
	}

	@ModelAttribute
	void fill(Model model, HttpServletRequest request) {
		model.addAttribute("brokenFlow", request.getAttribute(ATTRIBUTE));
	}

}
