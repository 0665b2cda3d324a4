package sample.pagerduty.client.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Times as templates show them. */
class TimeDialectTests {

	private final SpringTemplateEngine templates = new SpringTemplateEngine();

	TimeDialectTests() {
		this.templates.setTemplateResolver(new StringTemplateResolver());
		this.templates.addDialect(new TimeDialect());
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-02T03:04:59.999Z, 2026-01-02 03:04 UTC", "1970-01-01T00:00:00Z, 1970-01-01 00:00 UTC",
			"2028-02-29T23:59:59Z, 2028-02-29 23:59 UTC", "2026-12-31T12:00:00Z, 2026-12-31 12:00 UTC" })
	void minuteThenForMachinesAndForPeople(Instant at, String text) {
		assertThat(page("<td><time time:minute=\"${at}\">any</time></td>", at))
			.isEqualTo("<td><time data-local=\"\" datetime=\"%s\">%s</time></td>", at, text);
	}

	@Test
	void secondThenWithSeconds() {
		assertThat(page("<time time:second=\"${at}\"></time>", Instant.parse("2026-01-02T03:04:59.999Z")))
			.contains(">2026-01-02 03:04:59 UTC<", "datetime=\"2026-01-02T03:04:59.999Z\"");
	}

	@Test
	void dayThenNotForTheScript() {
		assertThat(TimeDialect.day(LocalDate.parse("2028-02-29")))
			.isEqualTo("<time datetime=\"2028-02-29\">2028-02-29</time>");
	}

	@Test
	void noTimeThenNever() {
		assertThat(page("Last used: <time time:minute=\"${at}\">any</time>.", null)).isEqualTo("Last used: never.");
		assertThat(page("<time time:second=\"${at}\">any</time>", null)).isEqualTo("never");
	}

	@Test
	void minuteForRowsThenTheSame() {
		String template = "<time time:minute=\"${at}\">any</time>";
		assertThat(TimeDialect.minute(Instant.EPOCH)).isEqualTo(page(template, Instant.EPOCH));
		assertThat(TimeDialect.minute(null)).isEqualTo(page(template, null));
	}

	@Test
	void notATimeThenFails() {
		Context context = new Context(Locale.ROOT, Map.of("at", "2026-01-02"));
		assertThatExceptionOfType(TemplateProcessingException.class)
			.isThrownBy(() -> this.templates.process("<time time:minute=\"${at}\"></time>", context));
	}

	@Test
	void withOtherAttributesThenKeepsThem() {
		assertThat(page("<time th:if=\"${at}\" data-countdown time:minute=\"${at}\">any</time>", Instant.EPOCH))
			.startsWith("<time data-countdown data-local");
		assertThat(page("<time th:if=\"${at}\" time:minute=\"${at}\">any</time>", null)).isEmpty();
	}

	@Test
	void whereverTheMachineIsThenTheSame() {
		TimeZone zone = TimeZone.getDefault();
		Locale locale = Locale.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
			Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
			assertThat(page("<time time:minute=\"${at}\"></time>", Instant.parse("2026-01-02T20:00:00Z")))
				.contains(">2026-01-02 20:00 UTC<");
		}
		finally {
			TimeZone.setDefault(zone);
			Locale.setDefault(locale);
		}
	}

	private String page(String template, @Nullable Instant at) {
		Context context = new Context(Locale.getDefault());
		if (at != null) {
			context.setVariables(Map.of("at", at));
		}
		return this.templates.process(template, context);
	}

}
