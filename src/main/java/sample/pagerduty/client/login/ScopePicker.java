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
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.web.ConnectLink;

import org.springframework.stereotype.Component;

/** The scopes to choose from, as App Registration lists them, and the link to connect. */
@Component("scopePicker")
class ScopePicker {

	private static final String OPENID = "openid";

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
		Set<String> ticked = new LinkedHashSet<>(this.app.scopes());
		ticked.addAll(chosen);
		ticked.remove(OPENID);
		Set<String> added = without(ticked, this.app.scopes());
		Set<String> removed = without(without(granted, ticked), this.app.scopes());
		removed.remove(OPENID);
		String others = added.stream().filter((scope) -> !ScopeCatalog.hasBox(scope)).collect(Collectors.joining(" "));
		ConnectLink link = ConnectLink.to(this.connectUrl).withScopes(added);
		if (!added.isEmpty() || !removed.isEmpty()) {
			link.exactly();
		}
		return new Choice(catalog.resources().stream().map((resource) -> row(resource, ticked)).toList(),
				catalog.presets(), others, link.toString(), ticked.stream().map(ScopeCatalog::box).toList());
	}

	private Row row(ScopeCatalog.Resource resource, Set<String> ticked) {
		Function<String, @Nullable Box> box = (access) -> resource.has(access) ? box(resource.scope(access), ticked)
				: null;
		return new Row(resource.title(), resource.opens(), box.apply("read"), box.apply("write"));
	}

	private Box box(String scope, Set<String> ticked) {
		return new Box(scope, ScopeCatalog.box(scope), ticked.contains(scope), this.app.scopes().contains(scope));
	}

	private static Set<String> without(Set<String> scopes, Collection<String> others) {
		Set<String> rest = new LinkedHashSet<>(scopes);
		rest.removeAll(others);
		return rest;
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
