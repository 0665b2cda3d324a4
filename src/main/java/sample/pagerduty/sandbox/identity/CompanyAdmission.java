package sample.pagerduty.sandbox.identity;

import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.account.Company;
import sample.pagerduty.sandbox.account.Directory;

import org.springframework.stereotype.Component;

/**
 * Whose people may authorize the app: with Scoped OAuth those of the company that
 * registered it, with Classic User OAuth everybody.
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
