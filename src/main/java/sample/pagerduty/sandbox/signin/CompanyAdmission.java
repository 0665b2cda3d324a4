package sample.pagerduty.sandbox.signin;

import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.company.Company;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.stereotype.Component;

/**
 * Decides which companies' people may authorize the app: with Scoped OAuth only the
 * company that registered it, with Classic User OAuth all of them.
 */
@Component
class CompanyAdmission {

	private final SandboxOptions options;

	private final Directory directory;

	CompanyAdmission(SandboxOptions options, Directory directory) {
		this.options = options;
		this.directory = directory;
	}

	boolean admits(Company company) {
		return this.options.appKind().admitsEveryCompany() || company.equals(this.directory.home());
	}

}
