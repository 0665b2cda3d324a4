package sample.pagerduty.sandbox.account;

import java.util.List;

/** What the three kinds of resource that the sandbox hands out have in common. */
interface Resource {

	String id();

	String name();

	String type();

	String htmlUrl();

	String self();

	List<Reference> teams();

	default Reference reference() {
		return new Reference(id(), type() + "_reference", name(), self(), htmlUrl());
	}

}
