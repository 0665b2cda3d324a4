package sample.pagerduty.client.flow;

import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that shows how the last login and the last refresh of this browser went. */
@Controller
class FlowController {

	private final SessionFlows flows;

	FlowController(SessionFlows flows) {
		this.flows = flows;
	}

	@GetMapping("/how-it-went")
	String show(HttpSession session, Model model) {
		model.addAttribute("login", this.flows.find(FlowKind.LOGIN, session).orElse(null));
		model.addAttribute("refresh", this.flows.find(FlowKind.REFRESH, session).orElse(null));
		return "how-it-went";
	}

}
