package sample.pagerduty.client.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which applications may ask for tokens of people, and where browsers go afterwards.
 *
 * @param keys the keys of the applications; none turns the authorization API off
 * @param nextUris where a browser may be sent after a person has allowed
 * @param verifierUrl the operator's page that says who a browser belongs to, if there is
 * one
 * @param workers other servers whose tools this app offers
 * @param warnings sentences about settings that have no effect
 */
public record AgentSettings(List<AgentKey> keys, List<URI> nextUris, @Nullable URI verifierUrl,
		List<ToolWorker> workers, List<String> warnings) {

	/**
	 * A server that offers tools over Arcade's worker protocol.
	 *
	 * @param url its address, without a slash at the end
	 * @param secret signs the requests to it
	 */
	public record ToolWorker(URI url, Secret secret) {

	}

	/** HS256 needs 256 bits (RFC 7518 section 3.2). */
	private static final int MIN_SECRET_LENGTH = 32;

	/** Neither the name nor the secret can have one, so that lists can be split. */
	private static final String SEPARATOR = "[,\\n]";

	public static AgentSettings of(ConfigSources sources) {
		List<AgentKey> keys = sources.find(ConfigKey.AGENT_API_KEYS).map(AgentSettings::keys).orElse(List.of());
		List<URI> nextUris = sources.find(ConfigKey.AGENT_NEXT_URIS).map(AgentSettings::nextUris).orElse(List.of());
		Optional<URI> verifier = sources.find(ConfigKey.AGENT_VERIFIER_URL).map(AgentSettings::verifier);
		List<ToolWorker> workers = sources.find(ConfigKey.AGENT_WORKERS).map(AgentSettings::workers).orElse(List.of());
		List<String> warnings = new ArrayList<>();
		if (keys.isEmpty()) {
			warnWithoutKeys(sources, warnings);
		}
		return new AgentSettings(keys, nextUris, verifier.orElse(null), workers, warnings);
	}

	private static void warnWithoutKeys(ConfigSources sources, List<String> warnings) {
		for (ConfigKey key : List.of(ConfigKey.AGENT_NEXT_URIS, ConfigKey.AGENT_VERIFIER_URL)) {
			sources.find(key)
				.ifPresent((value) -> warnings.add("%s has no effect, because %s is not set".formatted(value.name(),
						value.nameOf(ConfigKey.AGENT_API_KEYS))));
		}
	}

	private static List<AgentKey> keys(ConfigValue value) {
		List<AgentKey> keys = new ArrayList<>();
		Set<String> names = new LinkedHashSet<>();
		Set<Secret> hashes = new LinkedHashSet<>();
		int number = 0;
		for (String entry : entries(value)) {
			number++;
			String[] parts = parts(value, entry, number, "NAME=KEY, such as my-agent=arc_…");
			int current = number;
			AgentKey.complaint(parts[0], parts[1]).ifPresent((complaint) -> {
				throw value.invalid("%s in entry %d".formatted(complaint, current));
			});
			AgentKey key = AgentKey.of(parts[0], parts[1]);
			if (!names.add(key.name())) {
				throw value.invalid("has a name twice, in entry %d for the second time".formatted(number));
			}
			if (!hashes.add(key.hash())) {
				throw value.invalid("has a key twice, in entry %d for the second time; give each application its own"
					.formatted(number));
			}
			keys.add(key);
		}
		return List.copyOf(keys);
	}

	private static List<String> entries(ConfigValue value) {
		return Arrays.stream(value.text().split(SEPARATOR))
			.map(String::strip)
			.filter((entry) -> !entry.isEmpty())
			.toList();
	}

	/** The two sides of the equals sign. */
	private static String[] parts(ConfigValue value, String entry, int number, String form) {
		String[] parts = entry.split("=", 2);
		if (parts.length < 2) {
			throw value.invalid("must be a list of %s; entry %d has no equals sign".formatted(form, number));
		}
		return new String[] { parts[0].strip(), parts[1].strip() };
	}

	private static List<URI> nextUris(ConfigValue value) {
		return WordList.of(value.text()).stream().map((word) -> part(value, word).url()).toList();
	}

	private static ConfigValue part(ConfigValue value, String text) {
		return new ConfigValue(value.key(), text, value.source(), value.name());
	}

	private static URI verifier(ConfigValue value) {
		URI url = value.url();
		if (url.getRawQuery() != null) {
			throw value.invalid("must not contain a query (?…), because flow_id is added");
		}
		return url;
	}

	private static List<ToolWorker> workers(ConfigValue value) {
		List<ToolWorker> workers = new ArrayList<>();
		Set<URI> urls = new LinkedHashSet<>();
		for (String entry : entries(value)) {
			int number = workers.size() + 1;
			String[] parts = parts(value, entry, number, "URL=SECRET");
			URI url = part(value, parts[0]).baseUrl();
			if (parts[1].length() < MIN_SECRET_LENGTH) {
				throw value.invalid("has a secret that is shorter than 32 characters in entry %d".formatted(number));
			}
			if (!urls.add(url)) {
				throw value.invalid("has a URL twice, in entry %d for the second time".formatted(number));
			}
			workers.add(new ToolWorker(url, new Secret(parts[1])));
		}
		return List.copyOf(workers);
	}

	/** Whether applications can ask for tokens. */
	public boolean isEnabled() {
		return !this.keys.isEmpty();
	}

	/** The application that presents a key. Compares with all of them. */
	public Optional<AgentKey> find(String presented) {
		AgentKey found = null;
		for (AgentKey key : this.keys) {
			found = key.matches(presented) ? key : found;
		}
		return Optional.ofNullable(found);
	}

	/**
	 * Whether a browser may be sent to an address: one on the list, perhaps with a query.
	 */
	public boolean allowsNext(String address) {
		return this.nextUris.stream()
			.map(URI::toString)
			.anyMatch((allowed) -> address.equals(allowed)
					|| (address.startsWith(allowed + "?") && !allowed.contains("?")));
	}

}
