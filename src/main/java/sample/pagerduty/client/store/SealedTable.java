package sample.pagerduty.client.store;

/**
 * A table with the columns {@code id} and {@code sealed}.
 *
 * @param name the table's name
 * @param keyColumn the column with the id of the key that a row is sealed with
 */
public record SealedTable(String name, String keyColumn) {
}
