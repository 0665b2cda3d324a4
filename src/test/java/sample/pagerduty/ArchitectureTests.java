package sample.pagerduty;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import sample.pagerduty.client.store.StoreCipher;

import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.transaction.annotation.Transactional;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The order of the packages, and what they show to each other. */
@AnalyzeClasses(packages = "sample.pagerduty", importOptions = { ImportOption.DoNotIncludeTests.class, Written.class })
class ArchitectureTests {

	private static final String CLIENT = "sample.pagerduty.client..";

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
		.because("anyone can point an integration at it");

	@ArchTest
	static final ArchRule NOTHING_USES_THE_ROOT_PACKAGE = noClasses().that()
		.resideInAnyPackage(CLIENT, SANDBOX)
		.should()
		.dependOnClassesThat()
		.resideInAPackage("sample.pagerduty");

	@ArchTest
	static final ArchRule A_ROOM_USES_ONLY_ROOMS_BEFORE_IT = classes().that()
		.resideInAPackage(CLIENT)
		.and()
		.resideOutsideOfPackage("sample.pagerduty.client")
		.should(useOnlyRoomsBeforeTheirOwn());

	@ArchTest
	static void roomsThenAllOfThemAreInTheOrder(JavaClasses classes) {
		Set<String> rooms = new TreeSet<>();
		classes.stream()
			.map(JavaClass::getPackageName)
			.filter((name) -> name.startsWith(Rooms.CLIENT + "."))
			.forEach((name) -> rooms.add(name.substring(Rooms.CLIENT.length() + 1)));
		assertThat(rooms).containsExactlyInAnyOrderElementsOf(Rooms.all());
	}

	@ArchTest
	static final ArchRule ONLY_THE_STORE_AND_ITS_USERS_SPEAK_SQL = noClasses().that()
		.resideInAPackage(CLIENT)
		.and()
		.resideOutsideOfPackages("..client.store..", "..client.session..", "..client.connection..", "..client.script..",
				"..client.login..", "..client.notice..", "..client.agent..", "..client.mcp.login..",
				"..client.activity..", "..client.ending..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

	@ArchTest
	static final ArchRule ONLY_SIX_ROOMS_ENCRYPT = noClasses().that()
		.resideInAPackage(CLIENT)
		.and()
		.resideOutsideOfPackages("..client.store..", "..client.session..", "..client.connection..", "..client.login..",
				"..client.agent..", "..client.mcp..")
		.should()
		.dependOnClassesThat(equivalentTo(StoreCipher.class));

	@ArchTest
	static final ArchRule PAGES_REACH_PAGERDUTY_THROUGH_REST_AND_OAUTH = noClasses().that()
		.resideInAnyPackage("..client.console..", "..client.services..", "..client.script..", "..client.tool..")
		.should()
		.dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.springframework.web.client..",
				"org.springframework.http.client..", "org.springframework.security.oauth2.client.."));

	@ArchTest
	static final ArchRule ONLY_LOGIN_GETS_TOKENS_FROM_SPRING_SECURITY = noClasses().that()
		.resideOutsideOfPackage("..client.login..")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(OAuth2AuthorizedClientService.class)
		.orShould()
		.dependOnClassesThat()
		.areAssignableTo(OAuth2AuthorizedClientRepository.class);

	/** Its few threads also complete the answers of the JDK's HTTP client. */
	@ArchTest
	static final ArchRule NOTHING_WORKS_IN_THE_COMMON_POOL = noClasses().should()
		.callMethodWhere(describe("an Async method of CompletableFuture without an executor",
				(call) -> call.getTargetOwner().isEquivalentTo(CompletableFuture.class)
						&& call.getName().endsWith("Async")
						&& call.getTarget()
							.getRawParameterTypes()
							.stream()
							.noneMatch((type) -> type.isEquivalentTo(Executor.class))))
		.orShould()
		.callMethodWhere(describe("a parallel stream",
				(call) -> List.of("parallel", "parallelStream").contains(call.getName())));

	@ArchTest
	static final ArchRule TRANSACTIONS_USE_A_TEMPLATE = noClasses().should()
		.dependOnClassesThat()
		.areAssignableTo(Transactional.class)
		.because("the client has no proxies, so the annotation would do nothing");

	@ArchTest
	static final ArchRule NO_CYCLES = slices().matching("sample.pagerduty.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule PACKAGES_ARE_NULL_MARKED = classes().should(
			be(describe("in a @NullMarked package", (type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));

	private static ArchCondition<JavaClass> useOnlyRoomsBeforeTheirOwn() {
		return new ArchCondition<>("use only rooms before their own") {

			@Override
			public void check(JavaClass user, ConditionEvents events) {
				user.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> isForbidden(user, dependency))
					.forEach((dependency) -> events
						.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
			}

			private boolean isForbidden(JavaClass user, Dependency dependency) {
				String used = dependency.getTargetClass().getPackageName();
				return used.startsWith(Rooms.CLIENT) && !Rooms.mayUse(user.getPackageName(), used);
			}

		};
	}

}
