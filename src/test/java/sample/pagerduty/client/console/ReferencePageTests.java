package sample.pagerduty.client.console;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.console.ReferencePage.Subject;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The links to PagerDuty's API reference. Their addresses were found in PagerDuty's own
 * repositories (api-schema, developer-docs, terraform-provider-pagerduty,
 * python-pagerduty, go-pagerduty) and in public code that cites them. For those of
 * {@link #COMPUTED}, no source was found; their ids follow from the formula below, which
 * gives all the others.
 */
class ReferencePageTests {

	/** Found in no source; the site's formula gives their ids. */
	private static final List<String> COMPUTED = List.of("/incidents/{id}/past_incidents",
			"/incidents/{id}/related_incidents", "/escalation_policies/{id}",
			"/services/{id}/integrations/{integration_id}", "/business_services/{id}",
			"/service_dependencies/technical_services/{id}", "/service_dependencies/business_services/{id}",
			"/maintenance_windows/{id}", "/change_events", "/change_events/{id}", "/services/{id}/change_events",
			"/users/me", "/teams/{id}", "/notifications", "/event_orchestrations/{id}", "/incident_workflows/{id}",
			"/webhook_subscriptions", "/vendors/{id}", "/status_dashboards");

	/**
	 * PagerDuty's own link, in api-schema, has an id that does not follow from the path.
	 */
	private static final Set<String> WITH_OTHER_ID = Set.of("/users/{id}/oauth_delegations");

	private static final String TOP = "https://developer.pagerduty.com/api-reference/";

	private List<Endpoint> endpoints;

	@BeforeEach
	void readTheTable() throws IOException {
		this.endpoints = new EndpointTable(new JsonMapper(),
				PagerDutyApp.of(ConfigSources.of(Map.of("PD_CLIENT_ID", "id", "PD_CLIENT_SECRET", "secret"))))
			.all();
	}

	@Test
	void referenceThenTheOwnPageOfEachCall() {
		assertThat(this.endpoints).extracting((endpoint) -> endpoint.reference().subject()).containsOnly(Subject.CALL);
		assertThat(this.endpoints).extracting(Endpoint::path).containsAll(COMPUTED);
		assertThat(this.endpoints).extracting((endpoint) -> endpoint.reference().url())
			.allMatch((url) -> url.matches("\\Q" + TOP + "\\E[0-9a-f]{13}-[a-z-]+"));
	}

	@Test
	void referenceWhenItIsTheOwnPageThenItsIdIsThatOfTheCall() {
		assertThat(this.endpoints).filteredOn((endpoint) -> endpoint.reference().subject() == Subject.CALL)
			.filteredOn((endpoint) -> !WITH_OTHER_ID.contains(endpoint.path()))
			.hasSize(53)
			.allSatisfy((endpoint) -> assertThat(endpoint.reference().url()).as(endpoint.path())
				.startsWith(TOP + id(endpoint.path()) + "-"));
	}

	/**
	 * The site of the reference gives an operation this id: FNV-1a with 64 bits, folded
	 * to 52, of its service, method and path (stoplightio/http-spec, hash.ts and
	 * generators.ts).
	 */
	private static String id(String path) {
		String operation = "http_operation-e65c5833eeb07-get-" + path.replaceAll("\\{[^}]*}", "{}");
		long hash = new BigInteger("cbf29ce484222325", 16).longValue();
		for (byte character : operation.getBytes(StandardCharsets.UTF_8)) {
			hash = (hash ^ character) * 0x100000001b3L;
		}
		return "%013x".formatted((hash & ((1L << 52) - 1)) ^ (hash >>> 52));
	}

}
