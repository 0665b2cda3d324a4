package sample.pagerduty.sandbox.company;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A priority of {@code GET /priorities}.
 *
 * @param order higher is more urgent
 */
public record PriorityResource(String id, String type, String summary, String self, @Nullable String htmlUrl,
		String name, String description, int order, String color) implements Resource {

	@Override
	@JsonIgnore
	public List<ResourceReference> teams() {
		return List.of();
	}

}
