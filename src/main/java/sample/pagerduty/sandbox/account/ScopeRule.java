package sample.pagerduty.sandbox.account;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * A line of PagerDuty's table of which resource needs which scope. The classic scopes
 * {@code read} and {@code write} open them all, yet a refusal names the resource's own.
 *
 * @param resource the resource and what is below it
 * @param scope the scope that reading it needs
 */
record ScopeRule(RequestMatcher resource, String scope) implements AuthorizationManager<RequestAuthorizationContext> {

	private static final String PREFIX = "SCOPE_";

	private static final List<String> CLASSIC = List.of("read", "write");

	/** The resource whose rule the call that asks who one is goes by too. */
	static final ScopeRule USERS = new ScopeRule(pathPattern("/users/**"), "users.read");

	/** The whole table, the narrower of two paths first. */
	static final List<ScopeRule> ALL = Stream
		.of(of("users:contact_methods.read", "/users/*/contact_methods"),
				of("oauth_delegations.read", "/users/*/oauth_delegations"), Stream.of(USERS),
				of("services.read", "/services", "/business_services", "/service_dependencies", "/maintenance_windows"),
				of("incidents.read", "/incidents", "/log_entries"), of("oncalls.read", "/oncalls"),
				of("schedules.read", "/schedules"), of("escalation_policies.read", "/escalation_policies"),
				of("teams.read", "/teams"), of("priorities.read", "/priorities"), of("abilities.read", "/abilities"),
				of("vendors.read", "/vendors"), of("tags.read", "/tags"), of("extensions.read", "/extensions"),
				of("webhook_subscriptions.read", "/webhook_subscriptions"),
				of("event_orchestrations.read", "/event_orchestrations"), of("change_events.read", "/change_events"),
				of("incident_workflows.read", "/incident_workflows"),
				of("status_dashboards.read", "/status_dashboards"), of("audit_records.read", "/audit/records"),
				of("licenses.read", "/licenses"), of("users:notifications.read", "/notifications"))
		.flatMap((rules) -> rules)
		.toList();

	private static Stream<ScopeRule> of(String scope, String... paths) {
		return Stream.of(paths).map((path) -> new ScopeRule(pathPattern(path + "/**"), scope));
	}

	@Override
	public AuthorityAuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		Authentication caller = authentication.get();
		boolean granted = caller != null && caller.isAuthenticated()
				&& caller.getAuthorities().stream().map(GrantedAuthority::getAuthority).anyMatch(this::opens);
		return new AuthorityAuthorizationDecision(granted, List.of(new SimpleGrantedAuthority(PREFIX + this.scope)));
	}

	private boolean opens(@Nullable String authority) {
		if (authority == null || !authority.startsWith(PREFIX)) {
			return false;
		}
		String held = authority.substring(PREFIX.length());
		return held.equals(this.scope) || CLASSIC.contains(held);
	}

}
