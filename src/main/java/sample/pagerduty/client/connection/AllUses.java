package sample.pagerduty.client.connection;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

/** What uses a connection, whichever feature hands the tokens out. */
@Component
public class AllUses {

	private final List<ConnectionUses> features;

	private final Clock clock;

	AllUses(List<ConnectionUses> features, Clock clock) {
		this.features = features;
		this.clock = clock;
	}

	/** The uses, those of a feature together. */
	public List<ConnectionUses.Use> of(UUID connectionId) {
		return this.features.stream().flatMap((feature) -> feature.of(connectionId).stream()).toList();
	}

	/** What stops if the connection ends, or an empty text if nothing does. */
	public String summaryOf(UUID connectionId) {
		return summaryOf(of(connectionId));
	}

	String summaryOf(List<ConnectionUses.Use> uses) {
		return UsesSummary.of(uses, this.clock.instant());
	}

}
