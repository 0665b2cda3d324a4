package sample.pagerduty.sandbox.company;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A team of {@code GET /teams/{id}}.
 *
 * @param defaultRole the role of new members
 * @param parent always null: no team is part of another
 */
public record TeamResource(String id, String type, String summary, String self, String htmlUrl, String name,
		String description, String defaultRole, @Nullable ResourceReference parent) implements Resource {

	/** Only itself, so a restricted user sees their own teams. */
	@Override
	@JsonIgnore
	public List<ResourceReference> teams() {
		return List.of(reference());
	}

}
