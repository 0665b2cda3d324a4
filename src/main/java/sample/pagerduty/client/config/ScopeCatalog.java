package sample.pagerduty.client.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The scopes of Scoped OAuth apps, as App Registration lists them.
 *
 * @param source where they are from
 * @param presets scopes that are often wanted together
 * @param resources the resources, sorted by title
 */
public record ScopeCatalog(String source, List<Preset> presets, List<Resource> resources) {

	private static final SingletonSupplier<ScopeCatalog> CATALOG = SingletonSupplier.of(ScopeCatalog::load);

	/** The title of each scope's check box. */
	private static final SingletonSupplier<Map<String, String>> BOXES = SingletonSupplier.of(() -> read().resources()
		.stream()
		.flatMap(Resource::boxes)
		.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

	/** The catalog that comes with this app, which is read once, when it is needed. */
	public static ScopeCatalog read() {
		return CATALOG.obtain();
	}

	private static ScopeCatalog load() {
		try (InputStream content = new ClassPathResource("scopes.json").getInputStream()) {
			return JsonMapper.shared().readValue(content, ScopeCatalog.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What App Registration calls the check box of a scope, or the scope itself. */
	public static String box(String scope) {
		return BOXES.obtain().getOrDefault(scope, scope);
	}

	/** Whether App Registration is known to have a check box for a scope. */
	public static boolean hasBox(String scope) {
		return BOXES.obtain().containsKey(scope);
	}

	/** The names of all scopes. */
	Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		this.resources.forEach((resource) -> resource.scopes().forEach(names::add));
		return names;
	}

	/**
	 * What the scopes of a resource are about, within a sentence, such as
	 * {@code on-calls}.
	 */
	public String inWords(String name) {
		return this.resources.stream()
			.filter((resource) -> resource.name().equals(name))
			.map(Resource::titleInSentence)
			.findFirst()
			.orElseGet(() -> name.replaceAll("[:._-]", " "));
	}

	/**
	 * Scopes that are often wanted together.
	 *
	 * @param name what one can do with them
	 * @param scopes the scopes, separated by spaces
	 */
	public record Preset(String name, String scopes) {

	}

	/**
	 * A line of App Registration, which has a check box for each access.
	 *
	 * @param name the beginning of its scopes, such as {@code users:contact_methods}
	 * @param title the name as people read it
	 * @param opens what its scopes give access to
	 * @param access {@code read}, {@code write} or both
	 */
	public record Resource(String name, String title, String opens, String access) {

		/** Whether there is a scope for this access. */
		public boolean has(String wanted) {
			return WordList.of(this.access).contains(wanted);
		}

		/** The scope for an access, such as {@code users.read}. */
		public String scope(String wanted) {
			return this.name + "." + wanted;
		}

		private String titleInSentence() {
			boolean acronym = Character.isUpperCase(this.title.charAt(1));
			return acronym ? this.title : StringUtils.uncapitalize(this.title);
		}

		private Stream<String> scopes() {
			return WordList.of(this.access).stream().map(this::scope);
		}

		private Stream<Map.Entry<String, String>> boxes() {
			return WordList.of(this.access)
				.stream()
				.map((wanted) -> Map.entry(scope(wanted),
						this.title + ": " + StringUtils.capitalize(wanted) + " Access"));
		}

	}

}
