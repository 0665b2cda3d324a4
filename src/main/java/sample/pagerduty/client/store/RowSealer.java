package sample.pagerduty.client.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals the secrets and personal data of a table's rows, each bound to its row. A table's
 * room extends it with what it says of a row that cannot be read.
 *
 * @param <T> the sealed part of a row
 */
public abstract class RowSealer<T> {

	private final Logger logger = LoggerFactory.getLogger(getClass());

	private final StoreCipher cipher;

	private final JsonMapper mapper;

	private final Class<T> type;

	private final String place;

	private final String complaint;

	private final List<SealedTable> tables;

	/**
	 * For the sealer of a table.
	 * @param place begins the place that a seal is bound to
	 * @param complaint for the log, with places for the row and the kind of error
	 * @param tables sealed again after a change of the key
	 */
	protected RowSealer(StoreCipher cipher, JsonMapper mapper, Class<T> type, String place, String complaint,
			SealedTable... tables) {
		this.cipher = cipher;
		this.mapper = mapper;
		this.type = type;
		this.place = place;
		this.complaint = complaint;
		this.tables = List.of(tables);
	}

	public final byte[] seal(UUID row, T content) {
		return this.cipher.seal(placeOf(row), this.mapper.writeValueAsBytes(content));
	}

	/** The content, unless it was changed or is of another row. */
	public final Optional<T> open(UUID row, byte[] sealed) {
		try {
			return Optional.of(this.mapper.readValue(this.cipher.open(placeOf(row), sealed).content(), this.type));
		}
		catch (BrokenSealException | JacksonException ex) {
			this.logger.error(this.complaint, row, ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	/** The same content, sealed with the current key. */
	final Optional<byte[]> reseal(UUID row, byte[] sealed) {
		return open(row, sealed).map((content) -> seal(row, content));
	}

	final List<SealedTable> tables() {
		return this.tables;
	}

	/** The key that seals now. */
	public final String keyId() {
		return this.cipher.keyId();
	}

	private String placeOf(UUID row) {
		return this.place + " " + row;
	}

}
