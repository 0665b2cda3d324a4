package sample.pagerduty.client.mcp.login;

import java.io.Serial;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** The metadata document of a client cannot be read or is not acceptable. */
final class UnreadableDocumentException extends OAuth2AuthenticationException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String clientId;

	private final String reason;

	/**
	 * Creates an exception.
	 * @param reason the end of a sentence that begins with the document
	 */
	UnreadableDocumentException(String clientId, String reason) {
		super(OAuth2ErrorCodes.INVALID_CLIENT);
		this.clientId = clientId;
		this.reason = reason;
	}

	String clientId() {
		return this.clientId;
	}

	String reason() {
		return this.reason;
	}

}
