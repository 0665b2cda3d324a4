package sample.pagerduty.client.script;

import java.util.UUID;

import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the user's script keys, with the commands that use them. */
@Controller
class ScriptsController {

	static final String PATH = "/scripts";

	private static final String REDIRECT = "redirect:" + PATH;

	private final ScriptKeyService keys;

	private final ScriptKeyFormHandler form;

	private final WebSettings web;

	ScriptsController(ScriptKeyService keys, ScriptKeyFormHandler form, WebSettings web) {
		this.keys = keys;
		this.form = form;
		this.web = web;
	}

	@GetMapping(PATH)
	String scripts(Connection connection, Model model) {
		this.form.show(this.keys.list(connection.id()), PATH, model);
		model.addAttribute("connection", connection);
		model.addAttribute("purposes", true);
		model.addAttribute("tokenUrl", this.web.tokenUrl());
		return "scripts";
	}

	@PostMapping(PATH)
	String create(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String expires,
			@RequestParam(defaultValue = "") String end, @RequestParam(defaultValue = "TOKENS") KeyPurpose purpose,
			Connection connection, RedirectAttributes notices) {
		int present = this.keys.list(connection.id()).size();
		this.form.submit(new ScriptKeyFormHandler.Input(name, expires, end), present, notices,
				(expiresAt) -> this.keys.create(connection.id(), purpose, name.strip(), expiresAt));
		return REDIRECT;
	}

	@PostMapping(PATH + "/{id}/delete")
	String delete(@PathVariable UUID id, Connection connection, RedirectAttributes notices) {
		notices.addFlashAttribute("deleted", this.keys.delete(id, connection.id()));
		return REDIRECT;
	}

}
