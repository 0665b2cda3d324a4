package sample.pagerduty.sandbox.identity;

import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.account.Directory;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says what the sandbox is and lists all that one needs to connect to it. */
@Controller
class HomeController {

	private final SandboxUrls urls;

	private final SandboxOptions options;

	private final Directory directory;

	private final PeopleList people;

	HomeController(SandboxUrls urls, SandboxOptions options, Directory directory, PeopleList people) {
		this.urls = urls;
		this.options = options;
		this.directory = directory;
		this.people = people;
	}

	@GetMapping("/")
	String show(Model model) {
		model.addAttribute("urls", this.urls);
		model.addAttribute("options", this.options);
		model.addAttribute("clientId", Sandbox.CLIENT_ID);
		model.addAttribute("clientSecret", Sandbox.CLIENT_SECRET);
		model.addAttribute("company", this.directory.home());
		model.addAttribute("companies", this.people.all());
		return "home";
	}

}
