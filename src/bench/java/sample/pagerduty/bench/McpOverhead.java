package sample.pagerduty.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SandboxLogin;
import sample.pagerduty.bench.Wire.Answer;
import sample.pagerduty.client.Script;

/**
 * Measures what {@code /mcp} adds to the sandbox's own time for a list of 25 services.
 * The sandbox is asked the same directly after each call, with the token of the same
 * connection.
 */
public final class McpOverhead {

	private static final int WARM_UP = 400;

	private static final int DEFAULT_ROUNDS = 300;

	/** Twice as many calls are within the sandbox's rate limit. */
	private static final int MAX_ROUNDS = 450;

	private static final String SERVICES = "/services?limit=25";

	private static final String CALL = """
			{"jsonrpc":"2.0","id":7,"method":"tools/call",\
			"params":{"name":"list_services","arguments":{"limit":25}}}""";

	private McpOverhead() {
	}

	/**
	 * Prints a row of a Markdown table for each of tool call, direct call and difference.
	 * @param args the number of calls to measure, if another than 300
	 */
	public static void main(String[] args) throws Exception {
		int rounds = Math.min((args.length > 0) ? Integer.parseInt(args[0]) : DEFAULT_ROUNDS, MAX_ROUNDS);
		try (RunningSample sample = RunningSample.start(Map.of(), "--logging.level.root=warn")) {
			Browser browser = SandboxLogin.connect(sample, SandboxLogin.ADMIN);
			browser.submit(browser.get("/scripts"), "/scripts", Map.of("name", "bench", "purpose", "MCP"));
			String mcpKey = Script.withKeyOn(browser, "/scripts").key();
			URI api = URI.create(Script.json(Script.of(browser).ask("")).path("api_url").asString());
			String token = Script.of(browser).token();
			measure(new Wire(sample.home()), mcpKey, new Wire(api), token, rounds);
		}
		System.exit(0);
	}

	private static void measure(Wire mcp, String key, Wire api, String token, int rounds) throws Exception {
		for (int i = 0; i < WARM_UP; i++) {
			callTool(mcp, key);
			askDirectly(api, token);
		}
		awaitFullRateLimit(api, token);
		double[] tool = new double[rounds];
		double[] direct = new double[rounds];
		double[] added = new double[rounds];
		for (int i = 0; i < rounds; i++) {
			tool[i] = callTool(mcp, key);
			direct[i] = askDirectly(api, token);
			added[i] = tool[i] - direct[i];
		}
		Timings.print("a tool call over `/mcp`", tool);
		Timings.print("the same call to the sandbox, made directly", direct);
		Timings.print("**added by `/mcp`**", added);
	}

	private static void awaitFullRateLimit(Wire api, String token) throws Exception {
		Answer answer = api.get(SERVICES, authorization(token)).expect(200);
		Thread.sleep(1000 * (1 + Long.parseLong(answer.headers().get("ratelimit-reset"))));
	}

	private static double callTool(Wire mcp, String key) throws IOException {
		long start = System.nanoTime();
		Answer answer = mcp
			.postJson("/mcp", CALL, authorization(key), "Accept: application/json, text/event-stream")
			.expect(200);
		double millis = Timings.millisSince(start);
		if (!answer.body().contains("\"services\"")) {
			throw new IllegalStateException("The tool failed: " + answer);
		}
		return millis;
	}

	private static double askDirectly(Wire api, String token) throws IOException {
		long start = System.nanoTime();
		api.get(SERVICES, authorization(token)).expect(200);
		return Timings.millisSince(start);
	}

	private static String authorization(String token) {
		return "Authorization: Bearer " + token;
	}

}
