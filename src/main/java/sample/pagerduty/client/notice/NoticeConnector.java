package sample.pagerduty.client.notice;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import sample.pagerduty.client.config.StoreSettings.PostgreSql;

/**
 * Opens the connection that listens. It is not of the pool, because it is never given
 * back.
 */
class NoticeConnector {

	private final PostgreSql database;

	NoticeConnector(PostgreSql database) {
		this.database = database;
	}

	Connection connect() throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", this.database.user());
		properties.setProperty("password", this.database.password().value());
		properties.setProperty("connectTimeout", "5");
		properties.setProperty("tcpKeepAlive", "true");
		properties.setProperty("ApplicationName", "pagerduty-oauth-sample-notices");
		return DriverManager.getConnection(this.database.url(), properties);
	}

}
