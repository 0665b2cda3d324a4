package sample.pagerduty.sandbox.identity;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.sandbox.account.Company;
import sample.pagerduty.sandbox.account.Directory;
import sample.pagerduty.sandbox.account.Person;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Turns away somebody of a company that may not authorize the app. They are signed out,
 * or each further login would end here too; the page leads to the same request once more.
 */
@Component
class CompanyRefusal {

	private final Directory directory;

	CompanyRefusal(Directory directory) {
		this.directory = directory;
	}

	/**
	 * What the page says.
	 *
	 * @param person who was turned away
	 * @param home the company that registered the app
	 * @param query the authorization request as it came in
	 */
	record Notice(Person person, Company home, String query) {
	}

	/** Shows it, at the address that was asked for. */
	void show(OAuth2AuthorizationCodeRequestAuthenticationToken login, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		Authentication visitor = (Authentication) login.getPrincipal();
		request.setAttribute(Notice.class.getName(),
				new Notice(this.directory.findById(visitor.getName()).orElseThrow(), this.directory.home(),
						String.valueOf(login.getAdditionalParameters().get(AuthorizationRequestConverter.QUERY))));
		new SecurityContextLogoutHandler().logout(request, response, visitor);
		response.setStatus(HttpStatus.FORBIDDEN.value());
		request.getRequestDispatcher(RejectionController.COMPANY_PATH).forward(request, response);
	}

}
