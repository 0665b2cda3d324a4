package sample.pagerduty.client.script;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of this app's own API, in OpenAPI 3.1. Anyone may read it. */
@RestController
class OpenApiController {

	static final String PATH = "/api/openapi.json";

	@GetMapping(PATH)
	ResponseEntity<Resource> description() {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(new ClassPathResource("openapi/openapi.json"));
	}

}
