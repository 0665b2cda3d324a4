package sample.pagerduty.sandbox.account;

import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers with an {@link ApiException} that a controller of the API threw. */
@RestControllerAdvice
class ApiErrorAdvice {

	@ExceptionHandler
	ResponseEntity<Map<String, Object>> refuse(ApiException ex) {
		return ResponseEntity.status(ex.status()).contentType(MediaType.APPLICATION_JSON).body(ex.body());
	}

}
