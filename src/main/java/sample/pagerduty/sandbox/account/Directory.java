package sample.pagerduty.sandbox.account;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The company and its people: what the sign-in needs to know about the account. */
@Component
public class Directory {

	private final AccountSeed seed;

	private final List<Person> people;

	Directory(JsonMapper jsonMapper) throws IOException {
		try (InputStream json = new ClassPathResource("sandbox/account.json").getInputStream()) {
			this.seed = jsonMapper.readValue(json, AccountSeed.class);
		}
		this.people = IntStream.range(0, this.seed.people().size()).mapToObj(this::person).toList();
	}

	private Person person(int index) {
		AccountSeed.Member member = this.seed.people().get(index);
		return new Person(AccountId.USER.of(index), member.name(), member.role(), member.job(), member.zone(),
				member.color(), member.teams(), member.introduction());
	}

	public Company company() {
		return this.seed.company();
	}

	public List<Person> people() {
		return this.people;
	}

	public Optional<Person> findById(String id) {
		return this.people.stream().filter((person) -> person.id().equals(id)).findFirst();
	}

	/**
	 * Letter case and surrounding spaces do not matter: people type addresses by hand.
	 */
	public Optional<Person> findByEmail(String email) {
		return this.people.stream().filter((person) -> person.email().equalsIgnoreCase(email.strip())).findFirst();
	}

	AccountSeed seed() {
		return this.seed;
	}

}
