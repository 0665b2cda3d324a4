package sample.pagerduty;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.ConnectionUses;
import sample.pagerduty.client.mcp.McpTokens;
import sample.pagerduty.client.store.RowSealer;
import sample.pagerduty.client.tool.Tool;
import sample.pagerduty.client.tool.ToolSource;
import sample.pagerduty.client.web.PublicRequests;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the compiler does not see: beans that use each other, and pages that are open. */
class RunTimeArchitectureIntegrationTests {

	/** What someone who is not connected needs. */
	private static final Set<String> OPEN_PAGES = Set.of("/", "/setup", "/scopes/choose");

	private static final String OWN_PACKAGE = "sample.pagerduty.client";

	/** What a feature declares for rooms before it, which know only the type. */
	private static final List<Class<?>> EXTENSIONS = List.of(PublicRequests.class, ConnectionUses.class, Tool.class,
			ToolSource.class, McpTokens.class, RowSealer.class);

	private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private final ConfigurableListableBeanFactory beans = app.sample().context().getBeanFactory();

	@Test
	void beansThenEachUsesOnlyRoomsBeforeItsOwn() {
		List<String> violations = Arrays.stream(this.beans.getBeanDefinitionNames())
			.flatMap((user) -> Arrays.stream(this.beans.getDependenciesForBean(user))
				.filter((used) -> isForbidden(user, used))
				.map((used) -> user + " -> " + used))
			.toList();
		assertThat(violations).isEmpty();
	}

	private boolean isForbidden(String user, String used) {
		Optional<String> userPackage = packageOf(user);
		Optional<String> usedPackage = packageOf(used);
		return userPackage.isPresent() && usedPackage.isPresent() && !Rooms.mayUse(userPackage.get(), usedPackage.get())
				&& EXTENSIONS.stream().noneMatch((type) -> this.beans.isTypeMatch(used, type));
	}

	/** The package of the class that declares a bean, if it is one of the client's. */
	private Optional<String> packageOf(String bean) {
		if (!this.beans.containsBeanDefinition(bean)) {
			return Optional.empty();
		}
		BeanDefinition definition = this.beans.getBeanDefinition(bean);
		String declaring = (definition.getFactoryBeanName() != null) ? definition.getFactoryBeanName() : bean;
		return Optional.ofNullable(this.beans.getType(declaring))
			.map(Class::getPackageName)
			.filter((name) -> name.startsWith(OWN_PACKAGE));
	}

	@Test
	void pagesThenAllButTheOpenOnesSendAStrangerHome() {
		List<String> pages = mapped(HttpMethod.GET,
				(path) -> !path.startsWith("/api/") && !path.startsWith("/.well-known/"));
		assertThat(pages).contains("/", "/setup", "/services", "/scripts", "/console", "/console/call");
		for (String page : pages) {
			int status = app.sample().browser().get(VARIABLE.matcher(page).replaceAll("x")).statusCode();
			assertThat(status).as(page).isEqualTo(OPEN_PAGES.contains(page) ? 200 : 302);
		}
	}

	@Test
	void formsThenNoneIsOpenToAStranger() {
		List<String> forms = mapped(HttpMethod.POST, (path) -> !path.equals("/mcp/oauth/register"));
		assertThat(forms).contains("/refresh", "/disconnect", "/scripts");
		for (String form : forms) {
			String path = VARIABLE.matcher(form).replaceAll("x");
			int refusal = (path.startsWith("/api/") || path.equals("/mcp")) ? 401 : 403; // no
																							// forms,
																							// but
																							// for
																							// programs
			assertThat(app.sample().browser().post(path, "").statusCode()).as(form).isEqualTo(refusal);
		}
	}

	@Test
	void pagesThenNoneCanBeTheRedirectUri() {
		List<String> paths = Stream.of(HttpMethod.GET, HttpMethod.POST)
			.flatMap((method) -> mapped(method, (path) -> true).stream())
			.toList();
		assertThat(paths).isNotEmpty()
			.allSatisfy((path) -> assertThatExceptionOfType(InvalidConfigurationException.class)
				.isThrownBy(() -> WebSettings.of(redirectUri(VARIABLE.matcher(path).replaceAll("x")))));
	}

	private static ConfigSources redirectUri(String path) {
		return ConfigSources.of(Map.of("PD_REDIRECT_URI", "http://localhost:5000" + path));
	}

	private List<String> mapped(HttpMethod method, Predicate<String> filter) {
		return this.beans.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((handler) -> handler.getValue().getBeanType().getName().startsWith(OWN_PACKAGE))
			.map(Map.Entry::getKey)
			.filter((mapping) -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.resolve(method)))
			.map(RequestMappingInfo::getPatternValues)
			.flatMap(Set::stream)
			.filter(filter)
			.distinct()
			.toList();
	}

}
