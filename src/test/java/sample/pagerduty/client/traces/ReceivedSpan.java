package sample.pagerduty.client.traces;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as a collector reads it from an {@code ExportTraceServiceRequest}. Fields that
 * this app must not write, such as events and links, are counted as {@code others}.
 */
record ReceivedSpan(String traceId, String spanId, String parentId, String name, long kind,
		Map<String, String> attributes, long status, int others) {

	static final long SERVER = 2;

	static final long CLIENT = 3;

	static final long ERROR = 2;

	static List<ReceivedSpan> in(byte[] request) {
		List<ReceivedSpan> spans = new ArrayList<>();
		for (Field resource : fields(request)) {
			for (Field scope : fields(resource.bytes())) {
				if (scope.number() == 2) {
					fields(scope.bytes()).stream()
						.filter((field) -> field.number() == 2)
						.forEach((field) -> spans.add(of(field.bytes())));
				}
			}
		}
		return spans;
	}

	private static ReceivedSpan of(byte[] span) {
		String traceId = "";
		String spanId = "";
		String parentId = "";
		String name = "";
		long kind = 0;
		long status = 0;
		int others = 0;
		Map<String, String> attributes = new TreeMap<>();
		for (Field field : fields(span)) {
			switch (field.number()) {
				case 1 -> traceId = HexFormat.of().formatHex(field.bytes());
				case 2 -> spanId = HexFormat.of().formatHex(field.bytes());
				case 4 -> parentId = HexFormat.of().formatHex(field.bytes());
				case 5 -> name = field.text();
				case 6 -> kind = field.value();
				case 7, 8, 16 -> {
				}
				case 9 -> putAttribute(attributes, field.bytes());
				case 15 -> {
					for (Field part : fields(field.bytes())) {
						status = (part.number() == 3) ? part.value() : status;
						others += (part.number() == 3) ? 0 : 1;
					}
				}
				default -> others++;
			}
		}
		return new ReceivedSpan(traceId, spanId, parentId, name, kind, attributes, status, others);
	}

	private static void putAttribute(Map<String, String> attributes, byte[] keyAndValue) {
		List<Field> fields = fields(keyAndValue);
		Field value = fields(fields.get(1).bytes()).get(0);
		attributes.put(fields.get(0).text(), (value.number() == 1) ? value.text() : String.valueOf(value.value()));
	}

	private static List<Field> fields(byte[] message) {
		List<Field> fields = new ArrayList<>();
		ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
		while (buffer.hasRemaining()) {
			long tag = varint(buffer);
			int number = (int) (tag >>> 3);
			switch ((int) tag & 7) {
				case 0 -> fields.add(new Field(number, varint(buffer), new byte[0]));
				case 1 -> fields.add(new Field(number, buffer.getLong(), new byte[0]));
				case 2 -> {
					byte[] bytes = new byte[(int) varint(buffer)];
					buffer.get(bytes);
					fields.add(new Field(number, 0, bytes));
				}
				case 5 -> fields.add(new Field(number, buffer.getInt(), new byte[0]));
				default -> throw new IllegalArgumentException("Not a protocol buffer");
			}
		}
		return fields;
	}

	private static long varint(ByteBuffer buffer) {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			byte next = buffer.get();
			value |= (long) (next & 0x7F) << shift;
			if (next >= 0) {
				return value;
			}
		}
	}

	/** A field of a protocol buffer. */
	private record Field(int number, long value, byte[] bytes) {

		String text() {
			return new String(this.bytes, StandardCharsets.UTF_8);
		}

	}

}
