package sample.pagerduty.client.web;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The model attributes that the layout of every page needs. */
@ControllerAdvice
class LayoutModelAdvice {

	private final PagerDutyApp app;

	private final URI redirectUri;

	private final URI connectUrl;

	private final boolean setupOpen;

	LayoutModelAdvice(PagerDutyApp app, WebSettings web) {
		this.app = app;
		this.redirectUri = web.redirectUri();
		this.connectUrl = web.connectUrl();
		this.setupOpen = web.isForThisMachineOnly();
	}

	@ModelAttribute("path")
	String path(HttpServletRequest request) {
		return request.getRequestURI();
	}

	@ModelAttribute("redirectUri")
	URI redirectUri() {
		return this.redirectUri;
	}

	@ModelAttribute("connectUrl")
	URI connectUrl() {
		return this.connectUrl;
	}

	@ModelAttribute("sandbox")
	boolean sandbox() {
		return this.app.sandbox();
	}

	@ModelAttribute("appTokens")
	boolean appTokens() {
		return this.app.appTokens();
	}

	/** Whether the reader may open the setup page. */
	@ModelAttribute("setupOpen")
	boolean setupOpen(@Nullable Authentication authentication) {
		return this.setupOpen || connected(authentication);
	}

	@ModelAttribute("connected")
	boolean connected(@Nullable Authentication authentication) {
		return authentication instanceof OAuth2AuthenticationToken;
	}

}
