package sample.pagerduty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes requests that no well-meaning program sends: the same ones for the same seed.
 * They go over bare sockets, because an HTTP client would keep the rules.
 */
public final class HostileRequests {

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

	private static final List<String> METHODS = List.of("GET", "GET", "GET", "POST", "POST", "HEAD", "OPTIONS", "PUT",
			"PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "G\u0000T", "X".repeat(300), "");

	private static final List<String> TEXTS = List.of("", "%", "%ff", "%00", "%c3%28", "%0d%0aX:%20y", "%2e%2e%2f",
			"..", "/../../etc/passwd", "..;/", ";jsessionid=1", "\\", "//", "%252e", "%E2%80%AE", "\u00fc", "\u0000",
			"\t", "<script>", "${jndi:ldap://x}", "__${7*7}__::.x", "{{7*7}}", "' or 1=1--", "null", "true", "-1",
			"1e999", "99999999999999999999", "NaN", "[]", "[0]", "{", "{}", "a".repeat(3000), "\u202e", "\ud83d", "?",
			"#", "&", "=", "+", "*", "~", "class.module.classLoader", "_csrf", "_method=DELETE", "openid", "read write",
			"pdsk_", "pdus+_", "http://evil.example/", "//evil.example", "javascript:alert(1)", "2026-13-45", "P1",
			"S256");

	private static final List<String> NAMES = List.of("code", "state", "error", "iss", "scope", "without", "prompt",
			"return", "path", "query.limit", "query", "filter", "name", "end", "id", "offset", "limit", "client_id",
			"client_secret", "redirect_uri", "response_type", "response_mode", "request", "nonce", "code_challenge",
			"code_challenge_method", "code_verifier", "grant_type", "refresh_token", "token", "token_type_hint",
			"username", "password", "email", "format", "min_validity", "refused", "subdomain", "region", "as",
			"statuses[]", "include[]", "since", "until", "date_range", "sort_by", "total", "cursor", "_csrf",
			"disconnected", "continue", "login_hint", "account", "max_age", "ui_locales", "x[y].z[0]", "");

	private static final List<String> TYPES = List.of("application/x-www-form-urlencoded",
			"application/x-www-form-urlencoded;charset=utf-16", "application/json", "application/json;charset=nothing",
			"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "text/html",
			"application/xml", "image/png", "*/*", ";;", "a", "text/plain; x=\"",
			"application/vnd.pagerduty+json;version=2");

	private static final List<String> BODIES = List.of("", "{", "[".repeat(5000), "{\"a\":".repeat(3000), "null", "\"",
			"{\"incident\":null}", "{\"incidents\":[{\"id\":1,\"type\":[]}]}",
			"<?xml version=\"1.0\"?><!DOCTYPE x " + "[<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
			"--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../a\"\r\n\r\nb\r\n--x--",
			"--x\r\nContent-Disposition: form-data\r\n\r\n", "a=1&a=2&a=%", "\u0000\u0001\u00ff", "=&=&=",
			"x".repeat(70_000));

	private final URI target;

	private final List<String> paths;

	private final List<String> headers;

	/**
	 * For a server.
	 * @param paths where to send most of them
	 * @param headers some that get past its first line of defence, such as a session
	 * cookie
	 */
	public HostileRequests(URI target, List<String> paths, List<String> headers) {
		this.target = target;
		this.paths = paths;
		this.headers = headers;
	}

	/** A request as it goes over the wire. */
	byte[] request(long seed) {
		Random random = new Random(seed);
		random.nextInt(); // the first ones of neighbouring seeds are alike
		String body = (random.nextInt(3) == 0) ? body(random) : "";
		List<String> lines = new ArrayList<>();
		lines.add(one(METHODS, random) + " " + path(random) + query(random) + " " + version(random));
		lines.add("Host: " + ((random.nextInt(20) == 0) ? one(TEXTS, random) : this.target.getAuthority()));
		lines.add("Connection: close");
		IntStream.range(0, random.nextInt(5)).forEach((any) -> lines.add(header(random)));
		if (!body.isEmpty()) {
			lines.add("Content-Type: " + one(TYPES, random));
			lines.add(length(body, random));
		}
		return (String.join("\r\n", lines) + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String version(Random random) {
		return (random.nextInt(40) == 0) ? one(List.of("HTTP/1.0", "HTTP/0.9", "HTTP", "", "http/1.1"), random)
				: "HTTP/1.1";
	}

	private String path(Random random) {
		String path = one(this.paths, random);
		return switch (random.nextInt(8)) {
			case 0 -> path + "/" + one(TEXTS, random);
			case 1 -> path + one(TEXTS, random);
			case 2 -> this.target.resolve("/") + path.substring(1);
			case 3 -> "/" + one(TEXTS, random) + path;
			default -> path;
		};
	}

	private static String query(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> "";
			case 1 -> "?" + one(TEXTS, random) + one(TEXTS, random);
			default -> "?" + form(random, (random.nextInt(50) == 0) ? 300 : 5);
		};
	}

	private static String form(Random random, int size) {
		return Stream.generate(() -> one(NAMES, random) + "=" + one(TEXTS, random).replace("&", "%26"))
			.limit(1 + random.nextInt(size))
			.collect(Collectors.joining("&"));
	}

	private String header(Random random) {
		return switch (random.nextInt(12)) {
			case 0 -> "Cookie: PD_OAUTH_SAMPLE=" + one(TEXTS, random) + "; PD_OAUTH_LOGIN_" + one(TEXTS, random) + "=x";
			case 1 -> "Authorization: " + one(List.of("Bearer ", "Basic ", "Bearer pdsk_", "", "Token token="), random)
					+ one(TEXTS, random);
			case 2 -> "Accept: " + one(TYPES, random);
			case 3 -> "Accept-Language: " + one(TEXTS, random);
			case 4 -> "X-Forwarded-" + one(List.of("For", "Host", "Proto", "Prefix", "Port"), random) + ": "
					+ one(TEXTS, random);
			case 5 -> "Origin: " + one(TEXTS, random);
			case 6 -> one(List.of("Range: bytes=9-1", "If-None-Match: *", "If-Modified-Since: x",
					"Expect: 100-continue", "Upgrade: h2c", "Purpose: prefetch", "Sec-Fetch-Dest: image"), random);
			case 7 -> "X" + one(TEXTS, random) + ": " + one(TEXTS, random);
			default -> this.headers.isEmpty() ? "X: y" : one(this.headers, random);
		};
	}

	private static String body(Random random) {
		return (random.nextInt(3) == 0) ? one(BODIES, random) : form(random, 8);
	}

	/** Right, most of the time. */
	private static String length(String body, Random random) {
		return switch (random.nextInt(20)) {
			case 0 -> "Content-Length: -1";
			case 1 -> "Content-Length: 3";
			case 2 -> "Transfer-Encoding: chunked";
			default -> "Content-Length: " + body.length();
		};
	}

	private static <T> T one(List<T> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

	/**
	 * Sends a request.
	 * @return the status, or 0 if the server ended the connection without one
	 */
	public int send(long seed) throws IOException {
		try (Socket socket = new Socket(this.target.getHost(), this.target.getPort())) {
			socket.setSoTimeout(15_000);
			socket.getOutputStream().write(request(seed));
			socket.shutdownOutput();
			Matcher status = STATUS_LINE.matcher(read(socket.getInputStream()));
			return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
		}
		catch (SocketException ex) {
			return 0; // the server refused to read on
		}
	}

	/** What no server speaks gets 501 or 505 (RFC 9110 sections 15.6.2 and 15.6.6). */
	private boolean isNotHttp(long seed) {
		String line = new String(request(seed), StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
		return line.startsWith("CONNECT ") || !line.matches(".* HTTP/1\\.[01]");
	}

	/** Sends many, and returns the status of those that failed in the server, by seed. */
	public static Map<Long, Integer> failures(HostileRequests requests, int count) {
		Map<Long, Integer> failures = new ConcurrentHashMap<>();
		// Not in the common pool, where JDK 25 completes the answers of the HTTP client
		ForkJoinPool attackers = new ForkJoinPool();
		try {
			attackers.submit(() -> LongStream.range(0, count).parallel().forEach((seed) -> {
				int status = requests.statusOf(seed);
				if (status >= 500 && !(Set.of(501, 505).contains(status) && requests.isNotHttp(seed))) {
					failures.put(seed, status);
				}
			})).join();
		}
		finally {
			attackers.shutdown();
		}
		return failures;
	}

	private int statusOf(long seed) {
		try {
			return send(seed);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Request " + seed, ex);
		}
	}

	private static String read(InputStream stream) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		stream.transferTo(answer);
		return answer.toString(StandardCharsets.ISO_8859_1);
	}

}
