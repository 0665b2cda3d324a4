package sample.pagerduty.client.login;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.ScopeCatalog;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.web.ConnectLink;

import org.springframework.stereotype.Component;

/** The scopes to choose from, as App Registration lists them, and the link to connect. */
@Component("scopePicker")
class ScopePicker {

	private final PagerDutyApp app;

	private final URI connectUrl;

	ScopePicker(PagerDutyApp app, WebSettings web) {
		this.app = app;
		this.connectUrl = web.connectUrl();
	}

	/** The choice of someone who has not chosen anything. */
	public Choice usual() {
		return choice(Set.of(), Set.of());
	}

	/**
	 * A choice.
	 * @param chosen the scopes to ask for, in addition to those of every login
	 * @param granted the scopes that the browser's connection has, or its last one had
	 */
	Choice choice(Collection<String> chosen, Set<String> granted) {
		ScopeCatalog catalog = ScopeCatalog.read();
		Set<String> all = new LinkedHashSet<>(this.app.scopes());
		all.addAll(chosen);
		Set<String> ticked = Scopes.withoutOpenid(all);
		Set<String> added = Scopes.without(ticked, this.app.scopes());
		Set<String> removed = Scopes.without(granted, all);
		String others = added.stream()
			.filter((scope) -> !ScopeCatalog.hasBox(scope) || !this.app.mayGrant(scope))
			.collect(Collectors.joining(" "));
		ConnectLink link = ConnectLink.to(this.connectUrl).withScopes(added);
		if (!added.isEmpty() || !removed.isEmpty()) {
			link.exactly();
		}
		return new Choice(
				catalog.resources().stream().map((resource) -> row(resource, ticked)).filter(Row::hasBox).toList(),
				catalog.presets().stream().filter((preset) -> this.app.mayGrant(WordList.of(preset.scopes()))).toList(),
				others, link.toString(), ticked.stream().map(ScopeCatalog::box).toList());
	}

	private Row row(ScopeCatalog.Resource resource, Set<String> ticked) {
		Function<String, @Nullable Box> box = (access) -> isOffered(resource, access)
				? box(resource.scope(access), ticked) : null;
		return new Row(resource.title(), resource.opens(), box.apply("read"), box.apply("write"));
	}

	/** A scope that no login can get is not offered, unless every login asks for it. */
	private boolean isOffered(ScopeCatalog.Resource resource, String access) {
		String scope = resource.scope(access);
		return resource.has(access) && (this.app.mayGrant(scope) || this.app.scopes().contains(scope));
	}

	private Box box(String scope, Set<String> ticked) {
		return new Box(scope, ScopeCatalog.box(scope), ticked.contains(scope), this.app.scopes().contains(scope));
	}

	/**
	 * What the page shows.
	 *
	 * @param others the chosen scopes that are not in the list, separated by spaces
	 * @param link connects with these scopes
	 * @param boxes what to tick at App Registration
	 */
	record Choice(List<Row> rows, List<ScopeCatalog.Preset> presets, String others, String link, List<String> boxes) {

	}

	/** A resource with its check boxes; null if there is no such scope. */
	record Row(String title, String opens, @Nullable Box read, @Nullable Box write) {

		boolean hasBox() {
			return this.read != null || this.write != null;
		}

	}

	/**
	 * A check box.
	 *
	 * @param title what App Registration calls it
	 * @param always whether every login asks for it
	 */
	record Box(String scope, String title, boolean ticked, boolean always) {

	}

}
