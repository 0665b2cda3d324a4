package sample.pagerduty.client.store;

import java.nio.file.Path;
import java.sql.SQLException;

import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.config.StoreSettings.Folder;
import sample.pagerduty.client.config.StoreSettings.Location;
import sample.pagerduty.client.config.StoreSettings.Memory;
import sample.pagerduty.client.config.StoreSettings.PostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Why a database cannot be used, from what its driver says. */
class StoreFailureTests {

	private static final PostgreSql DATABASE = new PostgreSql(
			"jdbc:postgresql://db.example:5432/a%20b?sslpassword=s3cr3t", "100%s", new Secret("s3cr3t"));

	@ParameterizedTest
	@CsvSource({ "28000, WRONG_PASSWORD", "28P01, WRONG_PASSWORD", "3D000, NO_SUCH_DATABASE", "57P03, STARTING",
			"57P01, OTHER", "08001, UNREACHABLE", "08006, UNREACHABLE", "53300, TOO_MANY_CONNECTIONS",
			"53100, DISK_FULL", "53200, OTHER", "42501, NOT_ALLOWED", "25006, READ_ONLY", "XX000, OTHER", "'', OTHER",
			", OTHER" })
	void ofPostgreSqlThenByItsErrorCode(String sqlState, PostgreSqlFailure failure) {
		assertThat(PostgreSqlFailure.of(new SQLException("x", sqlState))).isEqualTo(failure);
	}

	@ParameterizedTest
	@CsvSource({ "UNREACHABLE, true", "STARTING, true", "TOO_MANY_CONNECTIONS, true", "WRONG_PASSWORD, false",
			"NO_SUCH_DATABASE, false", "OTHER, false", "DISK_FULL, false" })
	void isTemporaryThenForWhatEndsWhenTheDatabaseHasStarted(PostgreSqlFailure failure, boolean passes) {
		assertThat(failure.isTemporary()).isEqualTo(passes);
	}

	@Test
	void ofPostgreSqlWhenThereIsNoExceptionThenOther() {
		assertThat(PostgreSqlFailure.of(null)).isEqualTo(PostgreSqlFailure.OTHER);
	}

	@Test
	void translateWhenPostgreSqlFailsThenNamesDatabaseAndUserWithoutSecrets() {
		assertThatExceptionOfType(StoreException.class)
			.isThrownBy(() -> translate(DATABASE, new IllegalStateException(new SQLException("x", "28P01"))))
			.satisfies((thrown) -> assertThat(thrown.description()).contains("db.example:5432/a%20b", "100%s")
				.endsWith(".")
				.doesNotContain("s3cr3t"));
	}

	@ParameterizedTest
	@CsvSource({ ErrorCode.DATABASE_ALREADY_OPEN_1 + ", LOCKED", ErrorCode.DATABASE_IS_READ_ONLY + ", READ_ONLY",
			ErrorCode.FILE_CORRUPTED_1 + ", DAMAGED", ErrorCode.IO_EXCEPTION_1 + ", DAMAGED", "0, DAMAGED" })
	void ofFileThenByItsErrorCode(int code, FileFailure failure) {
		assertThat(FileFailure.of(new SQLException("x", "90000", code))).isEqualTo(failure);
	}

	@Test
	void translateWhenTheFileFailsThenNamesTheFolder() {
		assertThatExceptionOfType(StoreException.class)
			.isThrownBy(() -> translate(new Folder(Path.of("/no/100%s")),
					new IllegalStateException(new SQLException("x", "90020", ErrorCode.DATABASE_ALREADY_OPEN_1))))
			.satisfies((thrown) -> assertThat(thrown.description()).contains("/no/100%s"));
	}

	@ParameterizedTest
	@CsvSource({ "42P01, true", "42703, true", "42S02, true", "42501, false", "28P01, false" })
	void translateWhenATableIsNotAsExpectedThenSaysSo(String sqlState, boolean tables) {
		assertThatExceptionOfType(StoreException.class)
			.isThrownBy(() -> translate(DATABASE, new IllegalStateException(new SQLException("x", sqlState))))
			.satisfies((thrown) -> assertThat(
					thrown.description().equals(StoreFailureTranslator.wrongTables(null).description()))
				.isEqualTo(tables));
	}

	@Test
	void translateWhenItIsNotAboutSqlThenOnlyMigrationAndDataAreExplained() {
		assertThatExceptionOfType(StoreException.class)
			.isThrownBy(() -> translate(new Memory(), new FlywayException("x")));
		assertThatExceptionOfType(StoreException.class)
			.isThrownBy(() -> translate(new Memory(), new DataIntegrityViolationException("x")));
		RuntimeException other = new IllegalArgumentException("x");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> translate(DATABASE, other))
			.isSameAs(other);
		StoreException known = new StoreException("x", "y", null);
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> translate(DATABASE, known)).isSameAs(known);
	}

	@Test
	void sqlExceptionThenTheInnermost() {
		SQLException inner = new SQLException("inner");
		SQLException found = StoreFailureTranslator
			.sqlException(new RuntimeException(new SQLException("outer", new RuntimeException(inner))));
		assertThat((Throwable) found).isSameAs(inner);
		SQLException none = StoreFailureTranslator.sqlException(new RuntimeException());
		assertThat((Throwable) none).isNull();
	}

	private static void translate(Location location, RuntimeException thrown) {
		new StoreFailureTranslator(location).translate(() -> {
			throw thrown;
		});
	}

}
