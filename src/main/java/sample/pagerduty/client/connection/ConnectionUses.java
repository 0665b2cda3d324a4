package sample.pagerduty.client.connection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.web.Endable;
import sample.pagerduty.client.web.RowWriter;
import sample.pagerduty.client.web.TableRow;

/**
 * Knows what uses the tokens of a connection, so that a question can say what would stop.
 * Features that hand tokens out declare a bean of this type.
 */
public interface ConnectionUses {

	List<Use> of(UUID connectionId);

	/**
	 * Something that uses the tokens of a connection.
	 *
	 * @param kind such as {@code Script key}
	 * @param name the name that its owner gave it
	 * @param detail what a person should know about it too, or an empty text
	 * @param since when it was created, if that is known
	 * @param lastUsedAt when it last got a token, if it ever did
	 * @param end the word on the button that ends it, such as {@code Delete}
	 * @param endPath where that button posts to
	 */
	record Use(String kind, String name, String detail, @Nullable Instant since, @Nullable Instant lastUsedAt,
			String end, String endPath) implements Endable, TableRow {

		@Override
		public String what() {
			return UsesSummary.inSentence(this.kind) + " " + this.name;
		}

		@Override
		public void writeTo(RowWriter row) {
			row.heading().name(this.name).note().text(this.kind + " ").name(this.detail);
			row.cell("Since").minute(this.since);
			row.cell("Last used").minute(this.lastUsedAt);
			row.cell().end(this);
		}

	}

}
