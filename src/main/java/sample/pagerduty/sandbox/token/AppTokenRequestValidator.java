package sample.pagerduty.sandbox.token;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import sample.pagerduty.sandbox.ExplainedRefusal;
import sample.pagerduty.sandbox.company.Company;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Checks the scope of a request for an app's token (RFC 6749 section 4.4). It must name
 * the account that registered the app, and unlike at a login it must not contain a scope
 * that the app lacks.
 */
@Component
class AppTokenRequestValidator implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {

	private final String accountScope;

	AppTokenRequestValidator(Directory directory) {
		Company company = directory.home();
		this.accountScope = "as_account-%s.%s".formatted(company.region().code(), company.subdomain());
	}

	@Override
	public void accept(OAuth2ClientCredentialsAuthenticationContext context) {
		OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
		Set<String> scopes = new HashSet<>(request.getScopes());
		if (!scopes.remove(this.accountScope)) {
			throw refusal(OAuth2ErrorCodes.INVALID_REQUEST,
					"An app's token needs the scope " + this.accountScope + ".");
		}
		scopes.removeAll(context.getRegisteredClient().getScopes());
		if (!scopes.isEmpty()) {
			throw refusal(OAuth2ErrorCodes.INVALID_SCOPE,
					"The app is not registered for " + String.join(" ", new TreeSet<>(scopes)) + ".");
		}
	}

	private static OAuth2AuthenticationException refusal(String code, String reason) {
		return new OAuth2AuthenticationException(new OAuth2Error(code, "Invalid scope", null),
				new ExplainedRefusal(reason));
	}

}
