package sample.pagerduty.client.store;

import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Instants in statements and rows. */
class TimestampsTests {

	@ParameterizedTest
	@CsvSource({ "2026-01-02T03:04:05.678901Z, 2026-01-02T03:04:05.678901Z",
			"1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z", ", " })
	void parameterThenTheSameInstantInUtc(Instant instant, OffsetDateTime parameter) {
		assertThat(Timestamps.parameter(instant)).isEqualTo(parameter);
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z", "2026-01-02T03:04:05.5+05:30, 2026-01-01T21:34:05.5Z",
			"2026-01-01T00:00-11:00, 2026-01-01T11:00:00Z" })
	void getThenTheInstantWhateverTheOffset(OffsetDateTime time, Instant instant) throws SQLException {
		assertThat(Timestamps.get(row(time), "at")).isEqualTo(instant);
		assertThat(Timestamps.find(row(time), "at")).isEqualTo(instant);
	}

	@Test
	void findWhenTheColumnIsNullThenNull() throws SQLException {
		assertThat(Timestamps.find(row(null), "at")).isNull();
	}

	private static ResultSet row(OffsetDateTime time) {
		return (ResultSet) Proxy.newProxyInstance(ResultSet.class.getClassLoader(), new Class<?>[] { ResultSet.class },
				(proxy, method, arguments) -> {
					assertThat(method.getName()).isEqualTo("getObject");
					assertThat(arguments).containsExactly("at", OffsetDateTime.class);
					return time;
				});
	}

}
