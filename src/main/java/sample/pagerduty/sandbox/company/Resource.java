package sample.pagerduty.sandbox.company;

import java.util.List;

/** A user, a service or an incident of the REST API. */
public interface Resource {

	String id();

	String name();

	String type();

	String htmlUrl();

	String self();

	List<ResourceReference> teams();

	default ResourceReference reference() {
		return new ResourceReference(id(), type() + "_reference", name(), self(), htmlUrl());
	}

}
