package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sample.pagerduty.client.console.Endpoint.Parameter;
import sample.pagerduty.client.console.Endpoint.Place;
import sample.pagerduty.client.rest.ApiRequest;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * The form for a call as someone submitted it, valid or not.
 *
 * @param path the path, with names in braces for the values in the fields
 * @param fields the submitted values, by {@link Parameter#field()}
 * @param more the rest of the query, as in a URL
 * @param asApp whether to call with an app token
 */
record CallForm(String path, Map<String, String> fields, String more, boolean asApp) {

	private static final String PATH = "path";

	private static final String MORE = "more";

	private static final String AS = "as";

	private static final String APP = "app";

	/** Reads the parameters of this app's URL. */
	static CallForm of(MultiValueMap<String, String> parameters) {
		Map<String, String> all = parameters.toSingleValueMap();
		Map<String, String> fields = new LinkedHashMap<>();
		all.keySet().stream().filter(CallForm::isField).forEach((name) -> {
			String value = valueOf(name, parameters);
			if (!value.isBlank()) {
				fields.put(name, value);
			}
		});
		return new CallForm(all.getOrDefault(PATH, "").strip(), fields, all.getOrDefault(MORE, ""),
				APP.equals(all.get(AS)));
	}

	/** The check boxes of a list have the same name. */
	private static String valueOf(String field, MultiValueMap<String, String> parameters) {
		List<String> values = parameters.getOrDefault(field, List.of());
		if (Parameter.isList(field)) {
			return String.join(", ", values.stream().filter((value) -> !value.isBlank()).toList());
		}
		return values.isEmpty() ? "" : values.get(0);
	}

	private static boolean isField(String name) {
		return Stream.of(Place.values())
			.anyMatch((place) -> name.startsWith(place.prefix()) && name.length() > place.prefix().length());
	}

	/**
	 * The call to make.
	 * @throws RefusedInputException if there is none
	 */
	ApiRequest request() throws RefusedInputException {
		String target = PathTemplate.of(this.path).expand(values(Place.PATH));
		QueryText query = new QueryText();
		for (Map.Entry<String, String> value : values(Place.QUERY).entrySet()) {
			query.add(value.getKey(),
					Parameter.isTime(value.getKey()) ? FormField.inUtc(value.getValue()) : value.getValue());
		}
		query.addAll(this.more);
		try {
			return new ApiRequest(target, query.toString());
		}
		catch (IllegalArgumentException ex) { // only the encoded values are so long
			throw new RefusedInputException(Refusal.PATH_LENGTH, PATH);
		}
	}

	private Map<String, String> values(Place place) {
		Map<String, String> values = new LinkedHashMap<>();
		this.fields.forEach((field, value) -> {
			if (field.startsWith(place.prefix())) {
				values.put(field.substring(place.prefix().length()), value);
			}
		});
		return values;
	}

	/** The same call with another value for a parameter of the query. */
	CallForm with(String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(this.fields);
		changed.put(Place.QUERY.prefix() + name, value);
		return new CallForm(this.path, changed, QueryText.without(this.more, name), this.asApp);
	}

	/** The fields to show: those of the endpoint, and any others with a value. */
	List<Parameter> parameters(Optional<Endpoint> endpoint) {
		Stream<Parameter> known = endpoint.map((found) -> found.parameters().stream())
			.orElseGet(() -> PathTemplate.names(this.path).stream().map((name) -> parameter(Place.PATH, name)));
		Stream<Parameter> filledIn = values(Place.QUERY).keySet().stream().map((name) -> parameter(Place.QUERY, name));
		Map<String, Parameter> parameters = new LinkedHashMap<>();
		Stream.concat(known, filledIn).forEach((parameter) -> parameters.putIfAbsent(parameter.field(), parameter));
		return List.copyOf(parameters.values());
	}

	/**
	 * The fields to show with what is filled in, those that are needed or filled in
	 * first.
	 */
	List<FormField> formFields(Optional<Endpoint> endpoint) {
		return parameters(endpoint).stream()
			.map((parameter) -> FormField.of(parameter, this.fields.getOrDefault(parameter.field(), "")))
			.sorted(Comparator.comparing((field) -> !field.isFirst()))
			.toList();
	}

	private static Parameter parameter(Place place, String name) {
		return new Parameter(place, name, "");
	}

	/** The query of this app's URL that brings the form back. */
	String parameters() {
		Map<String, String> all = new LinkedHashMap<>();
		all.put(PATH, this.path);
		all.putAll(this.fields);
		if (!this.more.isBlank()) {
			all.put(MORE, this.more);
		}
		if (this.asApp) {
			all.put(AS, APP);
		}
		return all.entrySet()
			.stream()
			.map((parameter) -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encoded(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
