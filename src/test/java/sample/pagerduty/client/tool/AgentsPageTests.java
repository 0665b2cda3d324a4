package sample.pagerduty.client.tool;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

/** The page about agents says what is true. */
class AgentsPageTests {

	private static final Path PAGE = Path.of("src/docs/agents.md");

	@Test
	void pageThenItsTableHasTheTools() throws IOException {
		assertThat(Files.readAllLines(PAGE)
			.stream()
			.filter((line) -> line.matches("\\| `[A-Z][A-Za-z]+` \\| `[a-z_]+` .*"))
			.toList()).containsExactlyElementsOf(BuiltInTools.all().stream().map(AgentsPageTests::row).toList());
	}

	static String row(Tool tool) {
		ToolDefinition definition = tool.definition();
		String scopes = definition.scopes()
			.stream()
			.map((scope) -> "`" + scope + "`")
			.collect(Collectors.joining(", "));
		return "| `%s` | `%s` | `%s` | %s | %s |".formatted(definition.name(), definition.snakeCaseName(),
				definition.area(), scopes.isEmpty() ? "none" : scopes, definition.description());
	}

	@Test
	void pageThenItsExampleIsATool(@TempDir Path folder) throws Exception {
		Matcher example = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
		assertThat(example.find()).isTrue();
		Path source = Files.writeString(folder.resolve("GetCurrentUser.java"), example.group(1));
		int status = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"),
					source.toString());
		assertThat(status).isZero();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() },
				getClass().getClassLoader())) {
			Class<?> type = loader.loadClass("sample.pagerduty.client.tool.GetCurrentUser");
			Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			ToolDefinition definition = ((Tool) constructor.newInstance()).definition();
			assertThat(type.isAnnotationPresent(Component.class)).isTrue();
			assertThat(definition.name()).isEqualTo(type.getSimpleName());
			assertThat(definition.snakeCaseName()).isEqualTo("get_current_user");
		}
	}

}
