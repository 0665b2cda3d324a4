package sample.pagerduty.client.console;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The whole answer of a call as a file, passed on as it arrives. If there is none, the
 * page of the call says why.
 */
@Controller
class DownloadController {

	private static final String EXPLAIN = "forward:" + CallController.CALL;

	private final CallService calls;

	DownloadController(CallService calls) {
		this.calls = calls;
	}

	@GetMapping(CallController.DOWNLOAD)
	@Nullable String download(@RequestParam MultiValueMap<String, String> parameters, Connection connection,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		try {
			CallForm form = CallForm.of(parameters);
			ApiRequest call = form.request();
			ConsoleIdentity identity = this.calls.identity(form, connection, request.getSession());
			response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(fileName(call)).build().toString());
			this.calls.download(identity, call, response.getOutputStream());
			return null;
		}
		catch (RefusedInputException | TokenUnavailableException ex) {
			response.reset();
			return EXPLAIN;
		}
		catch (PagerDutyApiException ex) {
			if (response.isCommitted()) {
				IncompleteDownloadFilter.breakOff(request);
				return null;
			}
			response.reset();
			return EXPLAIN;
		}
	}

	private static String fileName(ApiRequest call) {
		return Arrays.stream(call.path().split("/"))
			.filter((segment) -> segment.matches("[a-z_]{1,50}"))
			.limit(4)
			.collect(Collectors.joining("-", "pagerduty-", ".json"));
	}

}
