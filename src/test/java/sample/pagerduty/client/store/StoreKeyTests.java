package sample.pagerduty.client.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.config.Secret;
import sample.pagerduty.client.config.Sha256;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The key that encrypts the store, and its name. */
class StoreKeyTests {

	@Test
	void ofThenNamedByTheBeginningOfItsDigest() {
		StoreKey key = StoreKey.of(new Secret(Base64.getEncoder().encodeToString(new byte[32])));
		assertThat(key.id()).isEqualTo("66687aadf862bd77");
		assertThat(key.secretKey().getEncoded()).isEqualTo(new byte[32]);
		assertThat(key).hasToString("StoreKey[id=66687aadf862bd77]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "AAAA", "no base64!", "AAAAAAAAAAAAAAAAAAAAAA==" })
	void ofWhenItIsNoKeyThenRefused(String base64) {
		assertThatIllegalArgumentException().isThrownBy(() -> StoreKey.of(new Secret(base64)));
	}

	@Test
	void generateThenAnotherKeyEachTime() {
		assertThat(StoreKey.of(StoreKey.generate()).id()).isNotEqualTo(StoreKey.of(StoreKey.generate()).id());
	}

	@Test
	void digestThenSha256() {
		assertThat(HexFormat.of().formatHex(Sha256.digest("abc".getBytes(StandardCharsets.US_ASCII))))
			.isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	}

}
