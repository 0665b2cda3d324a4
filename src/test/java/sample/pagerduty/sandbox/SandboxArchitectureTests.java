package sample.pagerduty.sandbox;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The sandbox is a house of its own with one door. */
@AnalyzeClasses(packages = "sample.pagerduty.sandbox", importOptions = DoNotIncludeTests.class)
class SandboxArchitectureTests {

	private static final Set<String> DOORS = Set.of("Sandbox", "SandboxOptions", "AppKind", "Region", "SandboxUrls",
			"Company", "Directory", "Person");

	@ArchTest
	static final ArchRule sandboxNeverUsesTheClient = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("sample.pagerduty.client..");

	@ArchTest
	static final ArchRule accountKnowsNoIdentity = noClasses().that()
		.resideInAPackage("..account..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("..identity..");

	@ArchTest
	static final ArchRule theRestIsNotPublic = classes()
		.that(DescribedPredicate.describe("are no doors",
				(JavaClass type) -> !DOORS.contains(type.getSimpleName()) && type.isTopLevelClass()))
		.should()
		.notBePublic();

}
