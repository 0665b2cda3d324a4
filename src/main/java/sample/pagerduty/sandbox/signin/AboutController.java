package sample.pagerduty.sandbox.signin;

import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page about the sandbox, with everything that an app needs to connect. */
@Controller
class AboutController {

	private final SandboxUrls urls;

	private final SandboxOptions options;

	private final Directory directory;

	private final PeopleList people;

	AboutController(SandboxUrls urls, SandboxOptions options, Directory directory, PeopleList people) {
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
		model.addAttribute("clients", ClientRecipe.all(this.urls, this.options));
		model.addAttribute("company", this.directory.home());
		model.addAttribute("companies", this.people.all());
		return "about";
	}

}
