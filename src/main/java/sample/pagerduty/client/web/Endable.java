package sample.pagerduty.client.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that gets tokens until a person ends it, such as a script key. Rows have a
 * button for that: {@link RowWriter#end}.
 */
public interface Endable {

	/** The word on the button, such as {@code Delete}. */
	String end();

	/** Where the button posts to. */
	String endPath();

	/** What it is within a sentence, such as {@code script key nightly}. */
	String what();

	/** When it last got a token, if it ever did. */
	@Nullable Instant lastUsedAt();

}
