package sample.pagerduty.sandbox.token;

import java.util.Map;
import java.util.TreeMap;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The endpoint userinfo (OpenID Connect Core section 5.3). PagerDuty does not document
 * its own, so this one says about a person what the ID token says.
 */
@RestController
class UserInfoController {

	private final Directory directory;

	UserInfoController(Directory directory) {
		this.directory = directory;
	}

	@RequestMapping(path = SandboxUrls.USERINFO_PATH, method = { RequestMethod.GET, RequestMethod.POST })
	ResponseEntity<Map<String, Object>> describe(Authentication authentication) {
		String userId = authentication.getName();
		Map<String, Object> claims = new TreeMap<>(
				IdTokenCustomizer.identity(userId, this.directory.companyOf(userId)));
		claims.put(IdTokenClaimNames.SUB, userId);
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(claims);
	}

}
