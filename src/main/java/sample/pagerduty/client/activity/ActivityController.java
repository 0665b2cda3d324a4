package sample.pagerduty.client.activity;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.connection.Connection;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the log of one's own connection, and the log as a file. */
@Controller
class ActivityController {

	private static final String PATH = "/activity";

	private static final String CSV = PATH + ".csv";

	private static final int PAGE_SIZE = 50;

	private static final int CSV_PAGE_SIZE = 1000;

	private final ActivityLog log;

	ActivityController(ActivityLog log) {
		this.log = log;
	}

	@GetMapping(PATH)
	String page(@RequestParam Map<String, String> parameters, Connection connection, HttpServletResponse response,
			Model model) {
		model.addAttribute("days", this.log.memory().toDays());
		model.addAttribute("max", ActivityCleanup.MAX_ENTRIES_OF_A_CONNECTION);
		model.addAttribute("kinds", ActivityKind.values());
		model.addAttribute("wanted", parameters);
		model.addAttribute("invalid", false);
		Optional<ActivityFilter> filter = ActivityFilter.of(parameters);
		Optional<Long> before = position(parameters.getOrDefault("before", ""));
		if (filter.isEmpty() || before.isEmpty()) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
			model.addAttribute("invalid", true);
			model.addAttribute("entries", List.of());
			model.addAttribute("filtered", false);
		}
		else {
			show(connection, filter.get(), before.get(), model);
		}
		return "activity";
	}

	private void show(Connection connection, ActivityFilter filter, long before, Model model) {
		List<ActivityEntry> entries = this.log.find(connection.id(), filter, before, PAGE_SIZE + 1);
		boolean more = entries.size() > PAGE_SIZE;
		List<ActivityEntry> shown = more ? entries.subList(0, PAGE_SIZE) : entries;
		model.addAttribute("entries", shown);
		model.addAttribute("filtered", !filter.isEmpty());
		model.addAttribute("csv", filter.link(CSV, null));
		model.addAttribute("newest", (before != Long.MAX_VALUE) ? filter.link(PATH, null) : null);
		model.addAttribute("older", more ? filter.link(PATH, shown.get(PAGE_SIZE - 1).id()) : null);
	}

	private static Optional<Long> position(String before) {
		if (before.isEmpty()) {
			return Optional.of(Long.MAX_VALUE);
		}
		return before.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(before)) : Optional.empty();
	}

	@GetMapping(CSV)
	void csv(@RequestParam Map<String, String> parameters, Connection connection, HttpServletResponse response)
			throws IOException {
		ActivityFilter filter = ActivityFilter.of(parameters).orElse(null);
		if (filter == null) {
			response.sendError(HttpStatus.BAD_REQUEST.value());
			return;
		}
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("pagerduty-activity.csv").build().toString());
		Writer writer = response.getWriter();
		writer.write(ActivityCsv.HEADER);
		List<ActivityEntry> page = this.log.find(connection.id(), filter, Long.MAX_VALUE, CSV_PAGE_SIZE);
		while (!page.isEmpty()) {
			for (ActivityEntry entry : page) {
				writer.write(ActivityCsv.line(entry));
			}
			page = this.log.find(connection.id(), filter, page.get(page.size() - 1).id(), CSV_PAGE_SIZE);
		}
	}

}
