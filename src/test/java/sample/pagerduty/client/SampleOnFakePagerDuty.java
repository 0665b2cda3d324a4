package sample.pagerduty.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;

/**
 * The sample, connected to a {@link FakePagerDuty}: started once for a test class, with
 * everything working again before each test.
 */
public final class SampleOnFakePagerDuty implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

	private final Clock clock;

	private final Map<String, String> settings;

	private final FakePagerDuty pagerDuty;

	private RunningSample sample;

	private RunningSample impatient;

	public SampleOnFakePagerDuty() {
		this(Clock.systemUTC());
	}

	/** With a clock for both. */
	public SampleOnFakePagerDuty(Clock clock) {
		this(clock, Map.of());
	}

	/** With settings in place of those of the {@link FakePagerDuty}. */
	public SampleOnFakePagerDuty(Clock clock, Map<String, String> settings) {
		this.clock = clock;
		this.settings = settings;
		this.pagerDuty = new FakePagerDuty(clock);
	}

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		this.sample = start(this.pagerDuty.configuration());
	}

	private RunningSample start(Map<String, String> configuration) throws IOException {
		Map<String, String> environment = new HashMap<>(configuration);
		environment.putAll(this.settings);
		return RunningSample.start(environment, this.clock);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.pagerDuty.reset();
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		this.sample.close();
		if (this.impatient != null) {
			this.impatient.close();
		}
		this.pagerDuty.close();
	}

	public FakePagerDuty pagerDuty() {
		return this.pagerDuty;
	}

	public RunningSample sample() {
		return this.sample;
	}

	/**
	 * Another sample on the same PagerDuty, which soon gives up. It is for answers that
	 * come too late; others could take as long on a busy machine.
	 */
	public RunningSample impatient() {
		if (this.impatient == null) {
			try {
				this.impatient = start(
						this.pagerDuty.configuration("PD_READ_TIMEOUT", "2s", "PD_CONNECT_TIMEOUT", "2s"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return this.impatient;
	}

	/** Ends the connection that an earlier test may have left. */
	public void forgetConnection() {
		forgetConnection(this.sample);
	}

	/** The same for this sample or the impatient one. */
	public void forgetConnection(RunningSample sample) {
		Browser browser = sample.browser();
		login(browser);
		browser.submit(browser.get("/"), "/disconnect", Map.of());
		this.pagerDuty.reset();
	}

	/** Completes a login that the browser has started. */
	public static HttpResponse<String> callback(Browser browser, String state) {
		return browser.get("/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(state));
	}

	/** Logs in. The answers of PagerDuty decide as whom. */
	public static HttpResponse<String> login(Browser browser) {
		return callback(browser, browser.connect().get("state"));
	}

}
