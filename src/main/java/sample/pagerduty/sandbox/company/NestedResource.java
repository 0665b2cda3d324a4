package sample.pagerduty.sandbox.company;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a user or service only refers to, in full: a contact method or an integration. The
 * sandbox has no collections of them; {@code include[]} puts them in place of the
 * references.
 */
public sealed interface NestedResource {

	String id();

	/** An email address of {@code include[]=contact_methods}. */
	record ContactMethod(String id, String type, String summary, String self, @Nullable String htmlUrl, String label,
			String address, boolean sendShortEmail, boolean sendHtmlEmail) implements NestedResource {

		static ContactMethod of(ResourceReference reference, String address) {
			return new ContactMethod(reference.id(), "email_contact_method", reference.summary(), reference.self(),
					null, reference.summary(), address, false, true);
		}

	}

	/** An integration of {@code include[]=integrations}. */
	record Integration(String id, String type, String summary, String self, @Nullable String htmlUrl, String name,
			ResourceReference service, Instant createdAt,
			@Nullable ResourceReference vendor) implements NestedResource {

		static Integration of(ResourceReference reference, ServiceResource service) {
			return new Integration(reference.id(), "events_api_v2_inbound_integration", reference.summary(),
					reference.self(), reference.htmlUrl(), reference.summary(), service.reference(),
					service.createdAt(), null);
		}

	}

}
