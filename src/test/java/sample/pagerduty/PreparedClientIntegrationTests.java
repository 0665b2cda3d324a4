package sample.pagerduty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.agent.Agent;

import org.springframework.context.annotation.AnnotationConfigUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The bean definitions that the build makes, and when the app uses them. */
@EnabledIfSystemProperty(named = "sample.jar", matches = ".+", disabledReason = "only Maven makes the definitions")
class PreparedClientIntegrationTests {

	/** Whether Maven runs the tests, after it has made the definitions. */
	static final boolean IS_PREPARED = System.getProperty("sample.jar") != null;

	@TempDir
	private Path directory;

	@Test
	void preparedThenTheBeansOfTheConfiguration() throws IOException {
		Map<String, String> app = Map.of("PD_CLIENT_ID", "id", "PD_CLIENT_SECRET", "secret");
		Set<String> beans;
		try (RunningSample read = RunningSample.start(app)) {
			beans = beansOf(read);
		}
		assertThat(beans).hasSizeGreaterThan(300);
		beans.remove(AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME);
		beans.remove(AnnotationConfigUtils.AUTOWIRED_ANNOTATION_PROCESSOR_BEAN_NAME);
		beans.remove(AnnotationConfigUtils.COMMON_ANNOTATION_PROCESSOR_BEAN_NAME);
		beans.add("org.springframework.context.annotation.internalImportAwareAotProcessor");
		try (RunningSample prepared = RunningSample.startPrepared(app, Clock.systemUTC())) {
			assertThat(beansOf(prepared)).isEqualTo(beans);
		}
	}

	private static Set<String> beansOf(RunningSample app) {
		return new TreeSet<>(Arrays.asList(app.context().getBeanDefinitionNames()));
	}

	static Stream<Map<String, String>> usualSettings() {
		return Stream.of(Map.of(), Map.of("PD_TRUST_PROXY", "true", "PD_APP_TOKENS", "true"));
	}

	@ParameterizedTest
	@MethodSource("usualSettings")
	void startWithUsualSettingsThenPrepared(Map<String, String> settings) throws IOException {
		assertThatDefinitionsAreFrom("build", settings);
	}

	static Stream<Map<String, String>> otherSettings() throws IOException {
		return Stream.of(Map.of("PD_AGENT_API_KEYS", Agent.KEYS),
				Map.of("PD_METRICS", "true", "PD_METRICS_PORT", String.valueOf(RunningSample.freePort())),
				Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"), Map.of("SERVER_SSL_ENABLED", "false"),
				Map.of("spring_main_banner-mode", "off"));
	}

	/** They need beans that the build did not define. */
	@ParameterizedTest
	@MethodSource("otherSettings")
	void startWithOtherSettingsThenTheConfigurationIsRead(Map<String, String> settings) throws IOException {
		assertThatDefinitionsAreFrom("configuration", settings);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application.yaml", "config/application-x.properties" })
	void startWithAFileOfSpringThenTheConfigurationIsRead(String file) throws IOException {
		Files.createDirectories(this.directory.resolve(file).getParent());
		Files.writeString(this.directory.resolve(file), "");
		assertThatDefinitionsAreFrom("configuration", Map.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.main.log-startup-info=false", "--server.tomcat.max-threads=9" })
	void startWithAPropertyOfSpringThenTheConfigurationIsRead(String argument) throws IOException {
		assertThatDefinitionsAreFrom("configuration", Map.of(), argument);
	}

	private void assertThatDefinitionsAreFrom(String origin, Map<String, String> settings, String... args)
			throws IOException {
		Map<String, String> environment = new HashMap<>(Map.of("PD_CLIENT_ID", "id", "PD_CLIENT_SECRET", "secret",
				"PD_STORE", "memory", "PD_LOG_LEVEL", "debug"));
		environment.putAll(settings);
		try (SampleProcess process = SampleProcess.start(this.directory, environment, args).awaitStarted()) {
			await()
				.untilAsserted(() -> assertThat(process.output()).contains("Bean definitions are from the " + origin));
		}
	}

}
