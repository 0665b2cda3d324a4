package sample.pagerduty.sandbox.requests;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import sample.pagerduty.sandbox.SandboxPages;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with the last requests of apps. */
@Controller
class RequestsController {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private final LastRequests lastRequests;

	private final SandboxUrls urls;

	RequestsController(LastRequests lastRequests, SandboxUrls urls) {
		this.lastRequests = lastRequests;
		this.urls = urls;
	}

	/** A time for the page, in the zone of this machine, which is the visitor's too. */
	record Moment(Instant instant, String text) {

		static Moment of(Instant instant) {
			return new Moment(instant, TIME.format(instant.atZone(ZoneId.systemDefault())));
		}

	}

	/** A line of the page. */
	record Row(Moment moment, SeenRequest request) {
	}

	@GetMapping(SandboxPages.REQUESTS_PATH)
	String show(@RequestParam(name = "only") Optional<String> only, Model model) {
		List<SeenRequest> all = this.lastRequests.all();
		List<SeenRequest> failures = all.stream().filter(SeenRequest::isFailure).toList();
		boolean onlyFailures = only.filter("failures"::equals).isPresent();
		model.addAttribute("onlyFailures", onlyFailures);
		model.addAttribute("count", all.size());
		model.addAttribute("failureCount", failures.size());
		model.addAttribute("maxCount", LastRequests.MAX_REQUESTS);
		model.addAttribute("rows",
				(onlyFailures ? failures : all).stream()
					.map((request) -> new Row(Moment.of(request.time()), request))
					.toList());
		model.addAttribute("discovery", this.urls.issuer() + "/.well-known/openid-configuration");
		return "requests";
	}

}
