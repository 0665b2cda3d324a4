package sample.pagerduty.sandbox;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The order of the packages also holds for beans that meet in Spring's interfaces. */
class BeanOrderIntegrationTests {

	private static final Pattern PACKAGE = Pattern.compile("sample\\.pagerduty\\.sandbox\\.([a-z]+)\\..*");

	@Test
	void beansWhenInjectedThenFollowTheOrderOfThePackages() {
		SandboxOptions options = new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED,
				AppKind.SCOPED.defaultScopes());
		try (Sandbox sandbox = Sandbox.start(options)) {
			ConfigurableApplicationContext context = (ConfigurableApplicationContext) ReflectionTestUtils
				.getField(sandbox, "context");
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			Set<String> uses = new TreeSet<>();
			for (String name : beans.getBeanDefinitionNames()) {
				String user = packageOf(beans, name);
				if (user.isEmpty()) {
					continue;
				}
				beans.getBean(name);
				for (String used : beans.getDependenciesForBean(name)) {
					uses.add(user + " -> " + packageOf(beans, used));
				}
			}
			uses.removeIf((use) -> use.endsWith("-> ") || use.matches("(\\w+) -> \\1"));
			assertThat(uses).containsExactly("api -> company", "api -> token", "signin -> company", "signin -> token",
					"token -> company");
		}
	}

	private static String packageOf(ConfigurableListableBeanFactory beans, String name) {
		if (!beans.containsBeanDefinition(name)) {
			return "";
		}
		BeanDefinition definition = beans.getMergedBeanDefinition(name);
		String factory = definition.getFactoryBeanName();
		Matcher type = PACKAGE.matcher(
				String.valueOf((factory != null) ? beans.getType(factory).getName() : definition.getBeanClassName()));
		return type.matches() ? type.group(1) : "";
	}

}
