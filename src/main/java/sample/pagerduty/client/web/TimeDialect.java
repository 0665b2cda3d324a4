package sample.pagerduty.client.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.standard.processor.StandardTextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

import org.springframework.stereotype.Component;

/**
 * Lets templates show times: {@code <time time:minute="${instant}">}, or
 * {@code time:second} where things follow each other fast. The text is in UTC; the script
 * of the pages converts it to local time. If there is no time, the text is "never".
 */
@Component
class TimeDialect extends AbstractProcessorDialect {

	private static final String NEVER = "never";

	private static final DateTimeFormatter MINUTE = utc("yyyy-MM-dd HH:mm 'UTC'");

	TimeDialect() {
		super("Times", "time", StandardDialect.PROCESSOR_PRECEDENCE);
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		return Set.of(new TimeProcessor(prefix, "second", utc("yyyy-MM-dd HH:mm:ss 'UTC'")),
				new TimeProcessor(prefix, "minute", MINUTE));
	}

	/** What templates get from {@code time:minute}, for rows. */
	static String minute(@Nullable Instant time) {
		return (time != null) ? "<time data-local=\"\" datetime=\"" + time + "\">" + MINUTE.format(time) + "</time>"
				: NEVER;
	}

	/** A date, which the script does not convert. */
	static String day(@Nullable LocalDate day) {
		return (day != null) ? "<time datetime=\"" + day + "\">" + day + "</time>" : NEVER;
	}

	private static DateTimeFormatter utc(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
	}

	private static final class TimeProcessor extends AbstractStandardExpressionAttributeTagProcessor {

		private final DateTimeFormatter format;

		TimeProcessor(String prefix, String name, DateTimeFormatter format) {
			super(TemplateMode.HTML, prefix, name, StandardTextTagProcessor.PRECEDENCE, true);
			this.format = format;
		}

		@Override
		protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String value,
				@Nullable Object result, IElementTagStructureHandler structure) {
			if (result == null) {
				structure.replaceWith(NEVER, false);
				return;
			}
			Instant time = (Instant) result;
			structure.setAttribute("data-local", "");
			structure.setAttribute("datetime", time.toString());
			structure.setBody(this.format.format(time), false);
		}

	}

}
