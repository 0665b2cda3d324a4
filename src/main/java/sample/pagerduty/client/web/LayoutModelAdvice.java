package sample.pagerduty.client.web;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The model attributes that the layout of every page needs. */
@ControllerAdvice
class LayoutModelAdvice {

	private final PagerDutyApp app;

	private final URI redirectUri;

	private final URI connectUrl;

	/** The sandbox's first page, if this app uses the sandbox. */
	private final @Nullable URI sandboxHome;

	private final boolean setupOpen;

	private final StaticFiles files;

	LayoutModelAdvice(PagerDutyApp app, WebSettings web, StaticFiles files) {
		this.files = files;
		this.app = app;
		this.redirectUri = web.redirectUri();
		this.connectUrl = web.connectUrl();
		this.sandboxHome = app.sandbox() ? app.oauth().token().resolve("/") : null;
		this.setupOpen = web.isForThisMachineOnly();
	}

	/**
	 * One method for all of them, because Spring MVC prepares each one again for each
	 * request.
	 */
	@ModelAttribute
	void fill(Model model, HttpServletRequest request, @Nullable Authentication authentication) {
		boolean connected = authentication instanceof OAuth2AuthenticationToken;
		model.addAttribute("path", request.getRequestURI());
		model.addAttribute("redirectUri", this.redirectUri);
		model.addAttribute("connectUrl", this.connectUrl);
		model.addAttribute("sandbox", this.app.sandbox());
		model.addAttribute("sandboxHome", this.sandboxHome);
		model.addAttribute("appTokens", this.app.appTokens());
		model.addAttribute("connected", connected);
		// Whether the reader may open the setup page.
		model.addAttribute("setupOpen", this.setupOpen || connected);
		model.addAttribute("files", this.files);
	}

}
