package sample.pagerduty.client.setup;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page with the results of all checks. */
@Controller
class SetupController {

	static final String PATH = "/setup";

	private final SetupDoctor doctor;

	SetupController(SetupDoctor doctor) {
		this.doctor = doctor;
	}

	@GetMapping(PATH)
	String setup(Model model) {
		model.addAttribute("report", this.doctor.report());
		return "setup";
	}

}
