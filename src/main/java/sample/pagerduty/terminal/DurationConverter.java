package sample.pagerduty.terminal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import org.springframework.boot.convert.DurationStyle;

/** Reads {@code 10m}, {@code 90s} or {@code 2h}. */
final class DurationConverter implements ITypeConverter<Duration> {

	@Override
	public Duration convert(String text) {
		if (!text.matches("\\d{1,9}[smhd]?")) {
			throw new TypeConversionException("must be a time such as 90s, 10m or 2h");
		}
		return DurationStyle.SIMPLE.parse(text, ChronoUnit.SECONDS);
	}

}
