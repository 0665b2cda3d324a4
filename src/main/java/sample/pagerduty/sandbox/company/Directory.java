package sample.pagerduty.sandbox.company;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The companies and their people. */
@Component
public class Directory {

	/** The files in {@code companies}; the first company registered the app. */
	private static final List<String> COMPANIES = List.of("marlin-moss", "kelp-kestrel", "tumbleweed-tern");

	private final List<AccountSeed> seeds;

	private final List<Person> people;

	Directory(JsonMapper jsonMapper) throws IOException {
		List<AccountSeed> read = new ArrayList<>();
		for (String name : COMPANIES) {
			try (InputStream json = new ClassPathResource("sandbox/companies/" + name + ".json").getInputStream()) {
				read.add(jsonMapper.readValue(json, AccountSeed.class));
			}
		}
		this.seeds = List.copyOf(read);
		this.people = this.seeds.stream().map(AccountSeed::persons).flatMap(List::stream).toList();
	}

	/** The company in whose account the app is registered. */
	public Company home() {
		return this.seeds.get(0).company();
	}

	public List<Company> companies() {
		return this.seeds.stream().map(AccountSeed::company).toList();
	}

	public List<Person> people(Company company) {
		return this.people.stream().filter((person) -> person.company().equals(company)).toList();
	}

	public Optional<Person> findById(String id) {
		return this.people.stream().filter((person) -> person.id().equals(id)).findFirst();
	}

	/** Ignores letter case and surrounding spaces, because people type addresses. */
	public Optional<Person> findByEmail(String email) {
		return this.people.stream().filter((person) -> person.email().equalsIgnoreCase(email.strip())).findFirst();
	}

	/** The company of a user; for any other ID the company that registered the app. */
	public Company companyOf(String id) {
		return findById(id).map(Person::company).orElseGet(this::home);
	}

	List<AccountSeed> seeds() {
		return this.seeds;
	}

}
