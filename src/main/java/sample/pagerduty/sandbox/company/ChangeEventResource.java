package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A change of {@code GET /change_events}, such as a deployment.
 *
 * @param teams the teams of the changed services
 */
public record ChangeEventResource(String id, String type, String summary, String self, String htmlUrl,
		Instant timestamp, List<ResourceReference> services, ResourceReference integration, String source,
		List<Link> links, List<Link> images, Map<String, Object> customDetails,
		@JsonIgnore List<ResourceReference> teams) implements Resource {

	/** A link, for example to the build. */
	public record Link(String href, String text) {
	}

	@Override
	public String name() {
		return this.summary;
	}

}
