package sample.pagerduty.sandbox;

import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import sample.pagerduty.Written;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The order of the sandbox's packages, and what they show to each other. */
@AnalyzeClasses(packages = "sample.pagerduty.sandbox", importOptions = { DoNotIncludeTests.class, Written.class })
class SandboxArchitectureTests {

	private static final String ROOT = "sample.pagerduty.sandbox";

	private static final String COMPANY = ROOT + ".company..";

	private static final String API = ROOT + ".api..";

	private static final String TOKEN = ROOT + ".token..";

	private static final String SIGNIN = ROOT + ".signin..";

	private static final String REQUESTS = ROOT + ".requests..";

	private static final Set<String> PUBLIC_TYPES = Set.of("Sandbox", "SandboxOptions", "AppKind", "Region",
			"SandboxUrls", "SandboxPages", "AppOrigins", "Findings", "ExplainedRefusal", "Account", "Accounts",
			"Company", "Directory", "Person", "Resource", "ResourceReference", "UserResource", "ServiceResource",
			"IncidentResource", "NestedResource", "AlertResource", "ChangeEventResource", "EscalationPolicyResource",
			"IncidentChange", "Incidents", "LogEntryResource", "NoteResource", "OnCall", "OverrideResource",
			"PriorityResource", "ScheduleResource", "Schedules", "Shift", "SimilarIncidents", "TeamMember",
			"TeamResource");

	@ArchTest
	static final ArchRule ROOT_USES_NO_PACKAGE_BELOW = noClasses().that()
		.resideInAPackage(ROOT)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(COMPANY, API, TOKEN, SIGNIN, REQUESTS)
		.because("it starts the context, which finds them");

	@ArchTest
	static final ArchRule COMPANY_USES_NO_OTHER_PACKAGE = noClasses().that()
		.resideInAPackage(COMPANY)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(API, TOKEN, SIGNIN);

	@ArchTest
	static final ArchRule API_USES_ONLY_COMPANY = noClasses().that()
		.resideInAPackage(API)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(TOKEN, SIGNIN)
		.because("it gets the owner of a token from Spring's OpaqueTokenIntrospector");

	@ArchTest
	static final ArchRule TOKEN_USES_ONLY_COMPANY = noClasses().that()
		.resideInAPackage(TOKEN)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(API, SIGNIN)
		.because("it only gets authorizations from Spring's OAuth2AuthorizationService");

	@ArchTest
	static final ArchRule SIGNIN_USES_ONLY_COMPANY_AND_TOKEN = noClasses().that()
		.resideInAPackage(SIGNIN)
		.should()
		.dependOnClassesThat()
		.resideInAPackage(API);

	/** It learns from {@code Findings} what is wrong with a request. */
	@ArchTest
	static final ArchRule REQUESTS_USES_NO_OTHER_PACKAGE = noClasses().that()
		.resideInAPackage(REQUESTS)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(COMPANY, API, TOKEN, SIGNIN);

	@ArchTest
	static final ArchRule NO_PACKAGE_USES_REQUESTS = noClasses().that()
		.resideInAnyPackage(COMPANY, API, TOKEN, SIGNIN)
		.should()
		.dependOnClassesThat()
		.resideInAPackage(REQUESTS);

	/** They meet in Spring's types, such as RegisteredClientRepository. */
	@ArchTest
	static final ArchRule TOKEN_SHOWS_NOTHING = classes().that().resideInAPackage(TOKEN).should().notBePublic();

	@ArchTest
	static final ArchRule THE_REST_IS_NOT_PUBLIC = classes()
		.that(describe("are not listed",
				(JavaClass type) -> !PUBLIC_TYPES.contains(type.getSimpleName()) && type.isTopLevelClass()))
		.should()
		.notBePublic();

}
