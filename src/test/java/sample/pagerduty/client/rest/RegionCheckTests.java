package sample.pagerduty.client.rest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether the other region accepts a token that this one refuses. */
class RegionCheckTests {

	private static final URI US = URI.create("https://us.example");

	private static final URI EU = URI.create("https://eu.example");

	private final List<ApiAccess> asked = new ArrayList<>();

	private RuntimeException answer;

	private final RegionCheck check = new RegionCheck(new OtherRegion());

	@Test
	void explainWhenTheOtherRegionAcceptsTheTokenThenWrongRegion() {
		PagerDutyApiException explained = explain(EU, ApiFailure.UNAUTHORIZED);
		assertThat(explained.failure()).isEqualTo(ApiFailure.WRONG_REGION);
		assertThat(explained.acceptedAt()).isEqualTo(EU);
		assertThat(this.asked).containsExactly(new ApiAccess(EU, "token", null));
	}

	@ParameterizedTest
	@EnumSource(ApiFailure.class)
	void explainWhenTheOtherRegionFailsThenOnlySomeFailuresKnowTheToken(ApiFailure failure) {
		this.answer = new PagerDutyApiException(failure, null);
		boolean known = switch (failure) {
			case INVALID_REQUEST, MISSING_SCOPE, FORBIDDEN, RATE_LIMITED -> true;
			default -> false;
		};
		assertThat(explain(EU, ApiFailure.UNAUTHORIZED).failure())
			.isEqualTo(known ? ApiFailure.WRONG_REGION : ApiFailure.UNAUTHORIZED);
	}

	@Test
	void explainWhenTheOtherRegionCannotBeReachedThenTheRefusalItself() {
		this.answer = new ResourceAccessException("x");
		assertThat(explain(EU, ApiFailure.UNAUTHORIZED).failure()).isEqualTo(ApiFailure.UNAUTHORIZED);
	}

	@Test
	void explainWhenThereIsNoOtherRegionThenNobodyIsAsked() {
		assertThat(explain(null, ApiFailure.UNAUTHORIZED).failure()).isEqualTo(ApiFailure.UNAUTHORIZED);
		assertThat(this.asked).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(value = ApiFailure.class, names = "UNAUTHORIZED", mode = EnumSource.Mode.EXCLUDE)
	void explainWhenItIsNoRefusalOfTheTokenThenNobodyIsAsked(ApiFailure failure) {
		assertThat(explain(EU, failure).failure()).isEqualTo(failure);
		assertThat(this.asked).isEmpty();
	}

	private PagerDutyApiException explain(URI other, ApiFailure failure) {
		return this.check.explain(new ApiAccess(US, "token", other), new PagerDutyApiException(failure, null));
	}

	private final class OtherRegion implements PagerDutyApi {

		@Override
		public UserResponse currentUser(ApiAccess access) {
			RegionCheckTests.this.asked.add(access);
			if (RegionCheckTests.this.answer != null) {
				throw RegionCheckTests.this.answer;
			}
			return new UserResponse(null);
		}

		@Override
		public ServicePage services(ApiAccess access, int limit, int offset, String query, String sortBy,
				boolean total) {
			throw new UnsupportedOperationException();
		}

	}

}
