package sample.pagerduty.sandbox.api;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a {@link SandboxApiException} of a controller into a response. */
@RestControllerAdvice
class SandboxApiErrorAdvice {

	@ExceptionHandler
	ResponseEntity<Map<String, Object>> refuse(SandboxApiException ex, HttpServletRequest request) {
		ex.explain(request);
		return ResponseEntity.status(ex.status()).contentType(MediaType.APPLICATION_JSON).body(ex.body());
	}

}
