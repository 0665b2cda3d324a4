package sample.pagerduty.sandbox.api;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.Region;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * One line of PagerDuty's table of resources and the scopes that they need, for both
 * regions.
 *
 * @param resource the paths of the resource and everything below; of a write, its method
 * and paths
 * @param scope the scope that it needs
 */
record ScopeRule(RequestMatcher resource, String scope) implements AuthorizationManager<RequestAuthorizationContext> {

	private static final String PREFIX = "SCOPE_";

	private static final String CLASSIC_READ = "read";

	private static final String CLASSIC_WRITE = "write";

	private static final ScopeRule USERS = of("users.read", "/users");

	/** The table of Scoped OAuth, with longer paths first. */
	private static final List<ScopeRule> TABLE = List.of(of("users:contact_methods.read", "/users/*/contact_methods"),
			of("oauth_delegations.read", "/users/*/oauth_delegations"), USERS,
			of("services.read", "/services", "/business_services", "/service_dependencies", "/maintenance_windows"),
			of("incidents.read", "/incidents", "/log_entries"), of("oncalls.read", "/oncalls"),
			of("schedules.read", "/schedules"), of("escalation_policies.read", "/escalation_policies"),
			of("teams.read", "/teams"), of("priorities.read", "/priorities"), of("abilities.read", "/abilities"),
			of("vendors.read", "/vendors"), of("tags.read", "/tags"), of("extensions.read", "/extensions"),
			of("webhook_subscriptions.read", "/webhook_subscriptions"),
			of("event_orchestrations.read", "/event_orchestrations"), of("change_events.read", "/change_events"),
			of("incident_workflows.read", "/incident_workflows"), of("status_dashboards.read", "/status_dashboards"),
			of("audit_records.read", "/audit/records"), of("licenses.read", "/licenses"),
			of("users:notifications.read", "/notifications"));

	/** The writes that the sandbox has. It answers 404 to all others, with any scope. */
	private static final List<ScopeRule> WRITES = List.of(
			write("incidents.write", HttpMethod.PUT, "/incidents", "/incidents/*"),
			write("incidents.write", HttpMethod.POST, "/incidents/*/notes"),
			write("schedules.write", HttpMethod.POST, "/schedules/*/overrides"),
			write("schedules.write", HttpMethod.DELETE, "/schedules/*/overrides/*"));

	private static ScopeRule write(String scope, HttpMethod method, String... paths) {
		return new ScopeRule(new OrRequestMatcher(Stream.of(paths)
			.flatMap((path) -> Stream.of(Region.values()).map((region) -> region.path() + path))
			.<RequestMatcher>map((path) -> pathPattern(method, path))
			.toList()), scope);
	}

	private static ScopeRule of(String scope, String... paths) {
		return new ScopeRule(new OrRequestMatcher(Stream.of(paths)
			.flatMap((path) -> Stream.of(Region.values()).map((region) -> region.path() + path + "/**"))
			.<RequestMatcher>map((path) -> pathPattern(path))
			.toList()), scope);
	}

	/** The rules for the tokens of one kind of app, with longer paths first. */
	static List<ScopeRule> all(AppKind kind) {
		return TABLE.stream().map((rule) -> rule.at(kind)).toList();
	}

	/** The rules for writes. */
	static List<ScopeRule> writes(AppKind kind) {
		return WRITES.stream()
			.map((rule) -> kind.isClassic() ? new ScopeRule(rule.resource, CLASSIC_WRITE) : rule)
			.toList();
	}

	/** The rule of {@code /users}, which {@code /users/me} follows too. */
	static ScopeRule users(AppKind kind) {
		return USERS.at(kind);
	}

	/** Classic User OAuth has one scope for reading all resources. */
	private ScopeRule at(AppKind kind) {
		return kind.isClassic() ? new ScopeRule(this.resource, CLASSIC_READ) : this;
	}

	@Override
	public AuthorityAuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		Authentication caller = authentication.get();
		boolean granted = caller != null && caller.isAuthenticated()
				&& caller.getAuthorities().stream().map(GrantedAuthority::getAuthority).anyMatch(this::opens);
		return new AuthorityAuthorizationDecision(granted, List.of(new SimpleGrantedAuthority(PREFIX + this.scope)));
	}

	/**
	 * Only the classic {@code write} includes reading; {@code x.write} does not include
	 * {@code x.read}.
	 */
	private boolean opens(@Nullable String authority) {
		return (PREFIX + this.scope).equals(authority)
				|| (this.scope.equals(CLASSIC_READ) && (PREFIX + CLASSIC_WRITE).equals(authority));
	}

}
