package sample.pagerduty.client.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** Every step, parameter, check and result has its words, and none is left over. */
class FlowMessagesTests {

	private static final Set<FlowMessage> ANSWERS_OF_ALL_KINDS = Set.of(FlowMessage.TOKEN_ANSWER,
			FlowMessage.KEYS_ANSWER, FlowMessage.PROFILE_ANSWER, FlowMessage.REFRESH_ANSWER,
			FlowMessage.APP_TOKEN_ANSWER);

	@Test
	void stepsThenEachHasATitleAndAText() {
		Stream<String> steps = Stream.concat(Arrays.stream(FlowMessage.values()).map(FlowMessage::key),
				Stream.of("answer-error"));
		assertThat(Messages.below("flow.step")).containsExactlyInAnyOrderElementsOf(
				steps.flatMap((key) -> Stream.of(key + ".title", key + ".text")).toList());
	}

	@Test
	void errorsThenOnlyAnswersHaveAStatus() {
		assertThat(ANSWERS_OF_ALL_KINDS).allMatch((message) -> message.from() == Lane.PAGERDUTY);
	}

	@Test
	void lanesAndResultsThenEachHasItsWord() {
		assertThat(Messages.below("flow.lane"))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(Lane.values()).map(Lane::key).toList());
		assertThat(Messages.below("flow.result"))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(Check.Result.values()).map(Check.Result::key).toList());
	}

	@Test
	void checksThenEachResultThatCanBeHasItsWords() {
		List<String> twoWays = Stream
			.of(Check.WELL_FORMED, Check.STATE, Check.CALLBACK_ISSUER, Check.SIGNATURE, Check.ISSUER, Check.AUDIENCE,
					Check.EXPIRY, Check.NONCE, Check.USER)
			.flatMap((check) -> Stream.of(check.key() + ".passed", check.key() + ".failed"))
			.toList();
		List<String> others = List.of("callback-issuer.absent", "once.passed", "pkce.remote", "scopes.passed",
				"scopes.less", "rotation.passed", "rotation.absent", "nonce.absent", "user.absent", "profile.less");
		assertThat(Messages.below("flow.check"))
			.containsExactlyInAnyOrderElementsOf(Stream.concat(twoWays.stream(), others.stream()).toList());
	}

	@Test
	void parametersThenWordsForThoseThatAreExplained() {
		assertThat(Messages.below("flow.parameter")).allMatch(Mask::isExplained).hasSize(25);
	}

}
