package sample.pagerduty.sandbox.api;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.Account;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Puts resources into responses, with what the parameters of the call ask for. */
@Component
class Answers {

	private final ReferenceExpander expander;

	Answers(ReferenceExpander expander) {
		this.expander = expander;
	}

	/** The page of a collection that the parameters ask for. */
	ResponseEntity<Map<String, @Nullable Object>> page(ListedCollection collection, CallParameters parameters,
			List<?> found, Account account) {
		Page page = Page.of(parameters);
		View view = view(collection, parameters, account);
		parameters.check();
		return json(page.wrap(collection.toString(), page.of(found).stream().map(view::show).toList(), found.size()));
	}

	/** The whole of a collection that PagerDuty does not divide into pages. */
	ResponseEntity<Map<String, List<JsonNode>>> all(ListedCollection collection, CallParameters parameters,
			List<?> found, Account account) {
		View view = view(collection, parameters, account);
		parameters.check();
		return view.all(found);
	}

	/** One resource of a collection, below its name. */
	ResponseEntity<Map<String, JsonNode>> one(ListedCollection collection, ApiCall call, Object resource) {
		return one(collection, call, resource, null);
	}

	/**
	 * One resource of a collection, below its name.
	 * @param zone the zone of its times without {@code time_zone}; null for UTC
	 */
	ResponseEntity<Map<String, JsonNode>> one(ListedCollection collection, ApiCall call, Object resource,
			@Nullable ZoneId zone) {
		return view(collection, call).or(zone).one(resource);
	}

	/**
	 * What the parameters of a call that is not for a page ask for. A write asks first,
	 * so that wrong parameters change nothing.
	 */
	View view(ListedCollection collection, ApiCall call) {
		CallParameters parameters = collection.parametersOfOne(call.query());
		View view = view(collection, parameters, call.account());
		parameters.check();
		return view;
	}

	private View view(ListedCollection collection, CallParameters parameters, Account account) {
		return new View(collection, this.expander, collection.included(parameters), collection.timeZone(parameters),
				account);
	}

	/** Always JSON, also for a browser that asks for HTML. */
	static <T> ResponseEntity<T> json(T body) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
	}

	/** How the resources of a response are shown. */
	record View(ListedCollection collection, ReferenceExpander expander, Set<String> included, @Nullable ZoneId zone,
			Account account) {

		private View or(@Nullable ZoneId fallback) {
			return (this.zone == null) ? new View(this.collection, this.expander, this.included, fallback, this.account)
					: this;
		}

		ResponseEntity<Map<String, JsonNode>> one(Object resource) {
			return json(Map.of(this.collection.nameOfOne(), show(resource)));
		}

		ResponseEntity<Map<String, List<JsonNode>>> all(List<?> resources) {
			return json(Map.of(this.collection.toString(), resources.stream().map(this::show).toList()));
		}

		private JsonNode show(Object resource) {
			JsonNode json = this.expander.expand(resource, this.included, this.account);
			if (this.zone != null) {
				LocalTimes.write(json, this.zone);
			}
			return json;
		}

	}

}
