package sample.pagerduty.sandbox.signin;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.sandbox.Findings;
import sample.pagerduty.sandbox.company.Company;
import sample.pagerduty.sandbox.company.Directory;
import sample.pagerduty.sandbox.company.Person;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Refuses a person whose company cannot authorize the app. The person is signed out,
 * because otherwise each further login would end here too. The page has a link that sends
 * the same request again.
 */
@Component
class CompanyRefusal {

	private final Directory directory;

	CompanyRefusal(Directory directory) {
		this.directory = directory;
	}

	/**
	 * The data of the page.
	 *
	 * @param person the person who was refused
	 * @param home the company that registered the app
	 * @param query the query of the original authorization request
	 */
	record Notice(Person person, Company home, String query) {
	}

	/** Shows the page under the requested URL. */
	void show(OAuth2AuthorizationCodeRequestAuthenticationToken login, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		Authentication visitor = (Authentication) login.getPrincipal();
		Person person = this.directory.findById(visitor.getName()).orElseThrow();
		request.setAttribute(Notice.class.getName(), new Notice(person, this.directory.home(),
				String.valueOf(login.getAdditionalParameters().get(AuthorizationRequestConverter.QUERY))));
		Findings.tell(request, person.name() + " of " + person.company().name() + " cannot authorize an app of "
				+ this.directory.home().name() + ".");
		new SecurityContextLogoutHandler().logout(request, response, visitor);
		response.setStatus(HttpStatus.FORBIDDEN.value());
		request.getRequestDispatcher(RejectionController.COMPANY_PATH).forward(request, response);
	}

}
