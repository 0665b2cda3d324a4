package sample.pagerduty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people see at first sight, in a real browser, and whether the keyboard is enough.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("sample.pagerduty.Chromium#isRequiredOrThere")
class FirstGlanceIntegrationTests {

	private static final int MAX_BYTES = 60 * 1024;

	/** Text that closed parts hide is not counted. */
	private static final String WORDS = """
			const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			let words = 0;
			for (let node; (node = walker.nextNode());) {
				const owner = node.parentElement;
				if (owner.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
						&& !owner.closest('.visually-hidden, .skip, script, details:not([open]) > :not(summary)')) {
					words += node.data.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
				}
			}
			return words;""";

	/** What the page consists of, without pictures of people. */
	private static final String FILES = """
			return [location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)]
				.filter((name, index, all) => !name.includes('/avatars/') && all.indexOf(name) === index);""";

	/** WCAG 2.2, contrast ratio, of the text against the first background behind it. */
	private static final String CONTRAST = """
			const channels = (color) => {
				const canvas = document.createElement('canvas').getContext('2d');
				canvas.fillStyle = color;
				canvas.fillRect(0, 0, 1, 1);
				return [...canvas.getImageData(0, 0, 1, 1).data];
			};
			const luminance = (color) => {
				const [r, g, b] = channels(color).slice(0, 3).map((value) => value / 255)
					.map((value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
				return 0.2126 * r + 0.7152 * g + 0.0722 * b;
			};
			return [...document.querySelectorAll('code, pre, .secret')].map((element) => {
				let behind = element;
				while (behind.parentElement && channels(getComputedStyle(behind).backgroundColor)[3] < 255) {
					behind = behind.parentElement;
				}
				const [low, high] = [luminance(getComputedStyle(element).color),
					luminance(getComputedStyle(behind).backgroundColor)].sort((a, b) => a - b);
				return { text: element.textContent.trim().slice(0, 40), ratio: (high + 0.05) / (low + 0.05) };
			}).filter(({ ratio }) => ratio < 7).map(({ text, ratio }) => `${text}: ${ratio}`);""";

	private static final String BOTTOM = """
			const box = document.querySelector(arguments[0]).getBoundingClientRect();
			return [box.left, box.top, box.right, box.bottom];""";

	/**
	 * Times are in the reader's zone and in UTC in the tooltip; none is outside of a time
	 * element.
	 */
	private static final String ODD_TIMES = """
			const odd = [...document.querySelectorAll('time[data-local], time[data-countdown]')]
				.filter((time) => !/^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(:\\d\\d)?( \\(in .*\\))?$/.test(time.textContent)
					|| !/^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(:\\d\\d)? UTC$/.test(time.title))
				.map((time) => time.outerHTML);
			const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
			while (texts.nextNode()) {
				const text = texts.currentNode;
				if (/\\b(\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d:\\d\\d)\\b/.test(text.data)
						&& !text.parentElement.closest('time, code, pre, script')) {
					odd.push(text.data.trim());
				}
			}
			return odd;""";

	private static final String TOPS_OF_FIELDS = """
			const fields = [...document.querySelectorAll('.filter :is([type=search], [type=date], select, button)')]
				.filter((field) => field.checkVisibility());
			return [...new Set(fields.map((field) => {
				const box = field.getBoundingClientRect();
				return `${Math.round(box.top)} to ${Math.round(box.bottom)}`;
			}))];""";

	/**
	 * Each control must get the focus and show it; radio buttons do not count, a date has
	 * parts.
	 */
	private static final String CONTROLS = """
			return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
				.filter((control) => control.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
					&& !control.disabled && !['radio', 'hidden'].includes(control.type)
					&& !control.closest('details:not([open]) > :not(summary)')).length;""";

	/**
	 * Remembers each control that gets the focus: whether one sees it, and the first
	 * time.
	 */
	private static final String WATCH_FOCUS = """
			const reached = new Set();
			window.focused = [];
			addEventListener('focusin', ({ target }) => {
				const ring = [target, target.parentElement].some((element) =>
					getComputedStyle(element).outlineStyle !== 'none' || getComputedStyle(element).boxShadow !== 'none');
				focused.push(!ring ? 'no ring: ' + target.outerHTML
					: target.type === 'radio' || reached.has(target) ? 'part' : 'seen');
				reached.add(target);
			});
			addEventListener('focusout', ({ relatedTarget }) => relatedTarget ?? focused.push('end'));""";

	/** As many tabs as one command to the browser takes. */
	private static final CharSequence TABS = Keys.TAB.toString().repeat(20);

	private final HttpClient http = HttpClient.newHttpClient();

	private ChromeDriver page;

	private RunningSample sample;

	@BeforeAll
	void connect() throws IOException {
		this.sample = RunningSample.start(Map.of("PD_APP_TOKENS", "true"));
		this.page = Chromium.start();
	}

	@AfterAll
	void stop() throws IOException {
		this.page.quit();
		this.sample.close();
	}

	private void open(String path) {
		this.page.get(this.sample.home().resolve(path).toString());
	}

	private void connected() throws IOException {
		open("/");
		if (this.page.findElements(By.id("access-token")).isEmpty()) {
			Chromium.takeOver(this.page, SandboxLogin.connect(this.sample, SandboxLogin.ADMIN));
			open("/");
		}
		assertThat(this.page.findElement(By.id("access-token")).getText()).startsWith("pdus+");
	}

	private void view(int width, int height, String scheme) {
		this.page.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
		this.page.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	@ParameterizedTest
	@CsvSource({ "1280, 900", "390, 844" })
	void homeWhenConnectedThenTokenCopyAndStateAreOnTheFirstScreen(int width, int height) throws IOException {
		connected();
		view(width, height, "light");
		open("/");
		for (String part : List.of("#access-token", "button[data-copy='access-token']",
				".masthead .pill[data-tone='good']")) {
			List<?> box = (List<?>) this.page.executeScript(BOTTOM, part);
			assertThat(box).as(part).allSatisfy((edge) -> assertThat(((Number) edge).doubleValue()).isNotNegative());
			assertThat(((Number) box.get(2)).doubleValue()).as(part + " to the right").isLessThanOrEqualTo(width);
			assertThat(((Number) box.get(3)).doubleValue()).as(part + " down").isLessThanOrEqualTo(height);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/, Tokens", "/how-it-went, Tokens", "/scopes/choose, Tokens", "/scripts, Scripts",
			"/app-token, App token", "/console, Console", "/console/call?path=/users/me, Console",
			"/services, Services", "/agents, Agents", "/agents/tools/list_services, Agents", "/activity, Activity",
			"/setup, Setup" })
	void pageOnAPhoneThenTheHeaderIsSmallAndTheTabIsInSight(String path, String tab) throws IOException {
		connected();
		view(390, 844, "light");
		open(path);
		assertThat(edges("body > header").get(3)).isLessThanOrEqualTo(130);
		WebElement current = this.page.findElement(By.cssSelector(".sections [aria-current]"));
		assertThat(current.getText()).isEqualTo(tab);
		assertThat(edges(".sections [aria-current]").get(0)).isNotNegative();
		assertThat(edges(".sections [aria-current]").get(2)).isLessThanOrEqualTo(390);
		assertThat(edges(".masthead .pill[data-tone='good']").get(2)).isBetween(1.0, 390.0);
	}

	@Test
	void scopePickerOnAPhoneThenItsButtonStaysInSight() throws IOException {
		connected();
		view(390, 844, "light");
		open("/scopes/choose");
		assertThat(edges(".connect-with").get(3)).isLessThanOrEqualTo(844);
		assertThat(edges(".scopes tbody tr").get(3) - edges(".scopes tbody tr").get(1)).isLessThanOrEqualTo(64);
	}

	@Test
	void filterThenItsFieldsAreInOneLine() throws IOException {
		connected();
		view(1280, 900, "light");
		for (String path : List.of("/services", "/activity", "/console")) {
			open(path);
			assertThat((List<?>) this.page.executeScript(TOPS_OF_FIELDS)).as(path).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/scripts", "/console", "/services", "/activity", "/setup", "/how-it-went" })
	void pageThenItsTimesHaveOneForm(String path) throws IOException {
		connected();
		open(path);
		assertThat((List<?>) this.page.executeScript(ODD_TIMES)).isEmpty();
	}

	@Test
	void questionOfAKeyThenTheTableKeepsItsColumns() throws IOException {
		connected();
		view(1280, 900, "light");
		open("/scripts");
		this.page.findElement(By.name("name")).sendKeys("nightly\n");
		Patience.with(this.page).until(ExpectedConditions.presenceOfElementLocated(By.id("new-key")));
		List<Double> before = edges("tbody th");
		this.page.findElement(By.cssSelector("td summary")).click();
		assertThat(this.page.findElement(By.cssSelector("td .danger[type='submit']")).isDisplayed()).isTrue();
		assertThat(edges("tbody th")).isEqualTo(before);
	}

	private List<Double> edges(String selector) {
		return ((List<?>) Objects.requireNonNull(this.page.executeScript(BOTTOM, selector))).stream()
			.map((edge) -> ((Number) edge).doubleValue())
			.toList();
	}

	@Test
	void homeThenFewWordsBeforeAndAfterTheLogin() throws IOException {
		this.page.manage().deleteAllCookies();
		open("/");
		assertThat((Long) this.page.executeScript(WORDS)).isBetween(20L, 200L);
		connected();
		assertThat((Long) this.page.executeScript(WORDS)).isBetween(20L, 220L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/scripts", "/app-token", "/console", "/services", "/agents", "/activity", "/setup",
			"/scopes/choose" })
	void pageThenLightReadableAndUsableWithTheKeyboard(String path) throws Exception {
		connected();
		view(1280, 900, "light");
		open(path);
		assertThat(bytesOfThePage()).isLessThanOrEqualTo(MAX_BYTES);
		assertThat((List<?>) this.page.executeScript(CONTRAST)).as("contrast in light").isEmpty();
		view(1280, 900, "dark");
		assertThat((List<?>) this.page.executeScript(CONTRAST)).as("contrast in dark").isEmpty();
		assertThat(controlsReachedByTab()).isEqualTo(this.page.executeScript(CONTROLS));
	}

	/** As it is sent to a browser, which accepts gzip. */
	private int bytesOfThePage() throws IOException, InterruptedException {
		String cookies = this.page.manage()
			.getCookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
		int bytes = 0;
		for (Object file : (List<?>) Objects.requireNonNull(this.page.executeScript(FILES))) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(file.toString()))
				.header("Accept-Encoding", "gzip")
				.header("Cookie", cookies)
				.build();
			HttpResponse<byte[]> answer = this.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
			assertThat(answer.statusCode()).as(file.toString()).isEqualTo(200);
			bytes += answer.body().length;
		}
		return bytes;
	}

	private long controlsReachedByTab() {
		this.page.executeScript(WATCH_FOCUS);
		List<?> focused = List.of();
		while (!focused.contains("end")) {
			assertThat(focused).hasSizeLessThan(1000);
			new Actions(this.page).sendKeys(TABS).perform();
			focused = (List<?>) Objects.requireNonNull(this.page.executeScript("return focused"));
		}
		List<?> untilTheEnd = focused.subList(0, focused.indexOf("end"));
		assertThat(untilTheEnd).allSatisfy((control) -> assertThat(control).isIn("seen", "part"));
		return untilTheEnd.stream().filter("seen"::equals).count();
	}

}
