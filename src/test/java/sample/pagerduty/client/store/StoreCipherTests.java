package sample.pagerduty.client.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.client.Callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is sealed can be opened at its place and with its key alone. */
class StoreCipherTests {

	private static final byte[] CONTENT = bytes("content \u00e9\ud83d\ude00");

	private static final StoreKey KEY = StoreKey.of(StoreKey.generate());

	private static final StoreKey OTHER_KEY = StoreKey.of(StoreKey.generate());

	private final StoreCipher cipher = cipher(KEY, null);

	@Test
	void openThenTheContent() {
		StoreCipher.Opened opened = this.cipher.open("place", this.cipher.seal("place", CONTENT));
		assertThat(opened.content()).isEqualTo(CONTENT);
		assertThat(opened.outdated()).isFalse();
	}

	@Test
	void sealAndOpenWhenManyDoAtOnceThenEachItsOwn() throws Exception {
		List<Boolean> right = Callers.atOnce(32, () -> {
			byte[] own = bytes(Thread.currentThread().getName());
			boolean all = true;
			for (int i = 0; i < 200; i++) {
				all &= Arrays.equals(this.cipher.open("place", this.cipher.seal("place", own)).content(), own);
			}
			return all;
		});
		assertThat(right).containsOnly(true);
	}

	@Test
	void openWhenContentOrPlaceIsEmptyThenTheContent() {
		assertThat(this.cipher.open("", this.cipher.seal("", new byte[0])).content()).isEmpty();
		assertThat(this.cipher.open("\u00e9\0", this.cipher.seal("\u00e9\0", CONTENT)).content()).isEqualTo(CONTENT);
	}

	@ParameterizedTest
	@CsvSource({ "place-1, place-2", "place, place1", "place1, place", "place, ''", "'', place", "place, Place",
			"\u00e9, e" })
	void openWhenSealedForAnotherPlaceThenBroken(String sealedFor, String openedAt) {
		byte[] sealed = this.cipher.seal(sealedFor, bytes("1 and more content"));
		assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> this.cipher.open(openedAt, sealed));
	}

	@Test
	void openWhenContentWouldContinueThePlaceThenBroken() {
		byte[] sealed = this.cipher.seal("ab", bytes("cd"));
		assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> this.cipher.open("abc", sealed));
	}

	@Test
	void openWhenAnyByteIsChangedThenBroken() {
		byte[] sealed = this.cipher.seal("place", CONTENT);
		for (int i = 0; i < sealed.length; i++) {
			byte[] changed = sealed.clone();
			changed[i] ^= 1;
			assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> this.cipher.open("place", changed));
		}
	}

	@Test
	void openWhenTruncatedAnywhereThenBroken() {
		byte[] sealed = this.cipher.seal("place", CONTENT);
		for (int length = 0; length < sealed.length; length++) {
			byte[] truncated = Arrays.copyOf(sealed, length);
			assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> this.cipher.open("place", truncated));
		}
		assertThatExceptionOfType(BrokenSealException.class)
			.isThrownBy(() -> this.cipher.open("place", Arrays.copyOf(sealed, sealed.length + 1)));
	}

	@Test
	void openWhenSealedWithAnotherKeyThenBroken() {
		byte[] sealed = cipher(OTHER_KEY, null).seal("place", CONTENT);
		assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> this.cipher.open("place", sealed));
	}

	@Test
	void openWhenSealedWithThePreviousKeyThenOutdatedAndStillBoundToItsPlace() {
		StoreCipher rotated = cipher(OTHER_KEY, KEY);
		byte[] sealed = this.cipher.seal("place", CONTENT);
		assertThat(rotated.open("place", sealed).content()).isEqualTo(CONTENT);
		assertThat(rotated.open("place", sealed).outdated()).isTrue();
		assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> rotated.open("other", sealed));
	}

	@Test
	void sealWhenThereIsAPreviousKeyThenWithTheCurrentOne() {
		StoreCipher rotated = cipher(OTHER_KEY, KEY);
		byte[] sealed = rotated.seal("place", CONTENT);
		assertThat(rotated.open("place", sealed).outdated()).isFalse();
		assertThat(rotated.keyId()).isEqualTo(OTHER_KEY.id());
		assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> this.cipher.open("place", sealed));
	}

	@Test
	void sealTwiceThenNeverTheSameAndNothingReadable() {
		List<byte[]> sealed = List.of(this.cipher.seal("place", CONTENT), this.cipher.seal("place", CONTENT));
		assertThat(sealed.get(0)).isNotEqualTo(sealed.get(1));
		assertThat(new String(sealed.get(0), StandardCharsets.ISO_8859_1)).doesNotContain("place", "content");
	}

	private static StoreCipher cipher(StoreKey current, StoreKey previous) {
		return new StoreCipher(new StoreKeys(current, previous, "test"));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
