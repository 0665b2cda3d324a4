package sample.pagerduty.client.setup;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that says whether everything is set up. */
@Controller
class SetupController {

	static final String PATH = "/setup";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'")
		.withZone(ZoneOffset.UTC);

	private final SetupDoctor doctor;

	SetupController(SetupDoctor doctor) {
		this.doctor = doctor;
	}

	@GetMapping(PATH)
	String setup(Model model) {
		SetupReport report = this.doctor.report();
		model.addAttribute("report", report);
		model.addAttribute("checkedAtText", TIME.format(report.checkedAt()));
		return "setup";
	}

}
