package sample.pagerduty.client.web;

/** A row of a table, for {@code <tbody rows:of="${keys}">}; see {@link RowDialect}. */
public interface TableRow {

	void writeTo(RowWriter row);

}
