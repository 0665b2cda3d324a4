package sample.pagerduty;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import sample.pagerduty.client.rest.PagerDutyClient;
import sample.pagerduty.client.store.StoreCipher;

import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The walls of the house. */
@AnalyzeClasses(packages = "sample.pagerduty", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String CLIENT = "sample.pagerduty.client..";

	private static final String CONFIG = "sample.pagerduty.client.config..";

	private static final String CONSOLE = "sample.pagerduty.client.console..";

	private static final String REST = "sample.pagerduty.client.rest..";

	private static final String SETUP = "sample.pagerduty.client.setup..";

	private static final String TOKEN = "sample.pagerduty.client.token..";

	private static final String SANDBOX = "sample.pagerduty.sandbox..";

	@ArchTest
	static final ArchRule CLIENT_KNOWS_NO_SANDBOX = noClasses().that()
		.resideInAPackage(CLIENT)
		.should()
		.dependOnClassesThat()
		.resideInAPackage(SANDBOX)
		.because("they meet over HTTP only, like the real thing");

	@ArchTest
	static final ArchRule SANDBOX_KNOWS_NO_CLIENT = noClasses().that()
		.resideInAPackage(SANDBOX)
		.should()
		.dependOnClassesThat()
		.resideInAPackage(CLIENT)
		.because("anybody can point an integration at it");

	@ArchTest
	static final ArchRule NOBODY_KNOWS_THE_GATE = noClasses().that()
		.resideInAnyPackage(CLIENT, SANDBOX)
		.should()
		.dependOnClassesThat()
		.resideInAPackage("sample.pagerduty");

	@ArchTest
	static final ArchRule REST_KNOWS_NO_OTHER_PACKAGE_OF_THE_CLIENT = noClasses().that()
		.resideInAPackage(REST)
		.should()
		.dependOnClassesThat(resideInAPackage(CLIENT).and(not(resideInAPackage(REST))));

	@ArchTest
	static final ArchRule CONFIG_KNOWS_NO_OTHER_PACKAGE_OF_THE_CLIENT = noClasses().that()
		.resideInAPackage(CONFIG)
		.should()
		.dependOnClassesThat(resideInAPackage(CLIENT).and(not(resideInAPackage(CONFIG))));

	@ArchTest
	static final ArchRule ONLY_FOUR_PACKAGES_SPEAK_SQL = noClasses().that()
		.resideInAPackage(CLIENT)
		.and()
		.resideOutsideOfPackages(TOKEN, CONSOLE, "sample.pagerduty.client.script..", "sample.pagerduty.client.store..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

	@ArchTest
	static final ArchRule SCRIPTS_GET_TOKENS_FROM_ONE_PLACE = noClasses().that()
		.resideInAPackage("sample.pagerduty.client.script..")
		.should()
		.dependOnClassesThat(resideInAnyPackage("sample.pagerduty.client.login..", "sample.pagerduty.client.web..")
			.or(equivalentTo(PagerDutyClient.class))
			.or(equivalentTo(StoreCipher.class)))
		.because("whoever refreshes a token must hold the connection's lock, which token does");

	@ArchTest
	static final ArchRule CONSOLE_REACHES_PAGERDUTY_THROUGH_REST_AND_TOKENS_THROUGH_TOKEN = noClasses().that()
		.resideInAPackage(CONSOLE)
		.should()
		.dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.springframework.web.client..",
				"org.springframework.http.client..", "org.springframework.security.oauth2..",
				"sample.pagerduty.client.login..", "sample.pagerduty.client.script..", "sample.pagerduty.client.web..")
			.or(equivalentTo(StoreCipher.class)));

	@ArchTest
	static final ArchRule SETUP_LOOKS_AT_NO_CONNECTION = noClasses().that()
		.resideInAPackage(SETUP)
		.should()
		.dependOnClassesThat(resideInAPackage(CLIENT)
			.and(not(resideInAnyPackage(SETUP, CONFIG, REST, "sample.pagerduty.client.store.."))))
		.because("it must work for whoever cannot connect");

	@ArchTest
	static final ArchRule ONLY_TOKEN_KEEPS_TOKENS = noClasses().that()
		.resideOutsideOfPackage(TOKEN)
		.should()
		.dependOnClassesThat()
		.areAssignableTo(OAuth2AuthorizedClientService.class)
		.orShould()
		.dependOnClassesThat()
		.areAssignableTo(OAuth2AuthorizedClientRepository.class);

	@ArchTest
	static final ArchRule NO_CYCLES = slices().matching("sample.pagerduty.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule PACKAGES_ARE_NULL_MARKED = classes().should(
			be(describe("in a @NullMarked package", (type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));

}
