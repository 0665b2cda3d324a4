package sample.pagerduty.client.console;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** Each refusal and note of the console has its text, and no text is left over. */
class ConsoleMessagesTests {

	@Test
	void messagesThenThoseOfTheRefusalsAndNotes() {
		Stream<String> refusals = Arrays.stream(Refusal.values()).map((refusal) -> "refused." + refusal.key());
		Stream<String> notes = Arrays.stream(AnswerView.Note.values()).map((note) -> "note." + note.key());
		Stream<String> others = Stream.of("note.last-page", "missing-scope.classic");
		Stream<String> references = Arrays.stream(ReferencePage.Subject.values())
			.map((subject) -> "reference." + subject.key());
		assertThat(Messages.below("console")).containsExactlyInAnyOrderElementsOf(
				Stream.of(refusals, notes, others, references).flatMap((keys) -> keys).toList());
	}

}
