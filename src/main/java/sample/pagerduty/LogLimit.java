package sample.pagerduty;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps secrets out of the log under every setting. At debug level, libraries log request
 * bodies, headers and SQL parameters, which hold codes, tokens and secrets. So below info
 * only this app's own loggers speak, whatever {@code DEBUG} in the environment or
 * {@code logging.level} says.
 */
final class LogLimit extends TurboFilter {

	private static final String OWN_LOGGERS = "sample.pagerduty";

	/** The JDK's HTTP client logs headers at info, if a system property asks for that. */
	private static final List<String> SILENT = List.of("jdk.httpclient", "jdk.internal.httpclient");

	private LogLimit() {
		setName("log-limit");
	}

	/** Takes effect once the logging system is set up. */
	static void install() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		if (context.getTurboFilterList().stream().noneMatch(LogLimit.class::isInstance)) {
			LogLimit limit = new LogLimit();
			limit.setContext(context);
			limit.start();
			context.addTurboFilter(limit);
		}
	}

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] params, @Nullable Throwable thrown) {
		String name = logger.getName();
		if (name.equals(OWN_LOGGERS) || name.startsWith(OWN_LOGGERS + ".")) {
			return FilterReply.NEUTRAL;
		}
		boolean denied = !level.isGreaterOrEqual(Level.INFO) || SILENT.stream().anyMatch(name::startsWith);
		return denied ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

}
