package sample.pagerduty.sandbox.company;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A resource of the REST API, such as a user, a service or an incident. */
public interface Resource {

	String id();

	String name();

	String type();

	@Nullable String htmlUrl();

	String self();

	/** The teams that it belongs to. Restricted users see only what is of their teams. */
	List<ResourceReference> teams();

	static <T extends Resource> Optional<T> find(List<T> resources, String id) {
		return resources.stream().filter((resource) -> resource.id().equals(id)).findFirst();
	}

	default ResourceReference reference() {
		return new ResourceReference(id(), type() + "_reference", name(), self(), htmlUrl());
	}

}
