package sample.pagerduty.client.web;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.script.ScriptKeyService;
import sample.pagerduty.client.token.ConnectionService;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The script keys of the connected user, and the commands that use them. */
@Controller
class ScriptsController {

	private static final String SCRIPTS = "redirect:/scripts";

	private static final String GONE = "redirect:/?disconnected=session";

	private final ConnectionService connections;

	private final ScriptKeyService keys;

	private final ScriptKeyFormHandler form;

	private final WebSettings web;

	ScriptsController(ConnectionService connections, ScriptKeyService keys, ScriptKeyFormHandler form,
			WebSettings web) {
		this.connections = connections;
		this.keys = keys;
		this.form = form;
		this.web = web;
	}

	@GetMapping("/scripts")
	String scripts(@Nullable Authentication authentication, Model model) {
		return this.connections.find(authentication).map((connection) -> {
			this.form.show(this.keys.list(connection.id()), model);
			model.addAttribute("connection", connection);
			model.addAttribute("tokenUrl", this.web.home().resolve("/api/token"));
			return "scripts";
		}).orElse(GONE);
	}

	@PostMapping("/scripts")
	String create(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String end,
			@Nullable Authentication authentication, RedirectAttributes notices) {
		return this.connections.find(authentication).map((connection) -> {
			int present = this.keys.list(connection.id()).size();
			this.form.submit(name, end, present, notices,
					(expiresAt) -> this.keys.create(connection.id(), null, name.strip(), expiresAt));
			return SCRIPTS;
		}).orElse(GONE);
	}

	@PostMapping("/scripts/{id}/delete")
	String delete(@PathVariable UUID id, @Nullable Authentication authentication, RedirectAttributes notices) {
		return this.connections.find(authentication).map((connection) -> {
			notices.addFlashAttribute("deleted", this.keys.delete(id, connection.id()));
			return SCRIPTS;
		}).orElse(GONE);
	}

}
