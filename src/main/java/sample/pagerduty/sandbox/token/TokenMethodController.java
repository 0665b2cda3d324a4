package sample.pagerduty.sandbox.token;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.sandbox.Findings;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers wrong methods at the token and revocation endpoints. Spring's filters answer
 * POST, so only other methods come here.
 */
@RestController
class TokenMethodController {

	@RequestMapping({ SandboxUrls.TOKEN_PATH, SandboxUrls.REVOKE_PATH })
	ResponseEntity<Map<String, String>> refuse(HttpServletRequest request) {
		Findings.tell(request, "This endpoint accepts only POST.");
		return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
			.header(HttpHeaders.ALLOW, "POST")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("error", OAuth2ErrorCodes.INVALID_REQUEST, "error_description",
					"This endpoint accepts only POST (RFC 6749 section 3.2)."));
	}

}
