package sample.pagerduty.sandbox.company;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.stereotype.Component;

/** The account of each company, created at first use. */
@Component
public class Accounts {

	private final Map<Company, Account> byCompany;

	Accounts(Directory directory, SandboxUrls urls, Clock clock) {
		this.byCompany = directory.seeds()
			.stream()
			.collect(Collectors.toMap(AccountSeed::company,
					(seed) -> new Account(seed, new AccountLinks(urls, seed.company().region()), clock)));
	}

	public Account of(Company company) {
		return Objects.requireNonNull(this.byCompany.get(company));
	}

	/** Finds the name of anything that has a page, in any account. */
	public Optional<String> findName(String id) {
		return this.byCompany.values()
			.stream()
			.map((account) -> account.findName(id))
			.flatMap(Optional::stream)
			.findFirst();
	}

}
