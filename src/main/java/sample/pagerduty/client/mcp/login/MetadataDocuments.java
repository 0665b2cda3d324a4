package sample.pagerduty.client.mcp.login;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import sample.pagerduty.client.config.McpSettings;
import sample.pagerduty.client.config.PagerDutyApp;

import org.springframework.stereotype.Component;

/**
 * Clients whose id is the URL of a document about them (OAuth Client ID Metadata
 * Document). The document is read when a connected person logs in with it, and stored, so
 * that the rest needs no network.
 */
@Component
class MetadataDocuments {

	private static final Duration MAX_AGE = Duration.ofHours(1);

	private static final int MAX_AT_ONCE = 4;

	/** https, a host, no user, no port, a path without dots, no fragment. */
	private static final Pattern CLIENT_ID = Pattern
		.compile("https://[A-Za-z0-9.-]{1,253}/(?!.*(^|/)\\.\\.?(/|$))[\\x21-\\x7E&&[^#\\\\@]]{0,400}");

	private final Semaphore permits = new Semaphore(MAX_AT_ONCE);

	private final McpClientRepository clients;

	private final PublicHttpsClient http;

	private final JsonMapper mapper;

	private final boolean on;

	private final Clock clock;

	MetadataDocuments(McpClientRepository clients, PublicHttpsClient http, JsonMapper mapper, McpSettings settings,
			PagerDutyApp app, Clock clock) {
		this.clients = clients;
		this.http = http;
		this.mapper = mapper;
		// Through a proxy, nobody could check the address.
		this.on = settings.clientMetadata() && app.proxy() == null;
		this.clock = clock;
	}

	/** Whether a client id can be the URL of a document. */
	boolean isOn() {
		return this.on;
	}

	/**
	 * Reads the document of a client, unless the id is not one or was read lately.
	 * @throws UnreadableDocumentException if there is no acceptable document
	 */
	void update(String clientId) {
		if (!McpClient.isDocument(clientId)) {
			return;
		}
		if (!this.on) {
			throw new UnreadableDocumentException(clientId, "is not read, because this app is set not to");
		}
		Instant start = this.clock.instant().minus(MAX_AGE);
		if (this.clients.documentReadAt(clientId).filter(start::isBefore).isEmpty()) {
			read(clientId);
		}
	}

	private void read(String clientId) {
		if (!CLIENT_ID.matcher(clientId).matches() || clientId.length() > McpClient.MAX_ID_LENGTH) {
			throw new UnreadableDocumentException(clientId, "does not have an acceptable address");
		}
		if (!this.permits.tryAcquire()) {
			throw new UnreadableDocumentException(clientId, "is not read now, because too many others are");
		}
		try {
			this.clients.saveDocument(client(clientId, this.http.get(new URI(clientId))));
		}
		catch (URISyntaxException ex) {
			throw new UnreadableDocumentException(clientId, "does not have an acceptable address");
		}
		catch (PublicHttpsClient.RefusedException ex) {
			throw new UnreadableDocumentException(clientId, ex.reason());
		}
		catch (IOException ex) {
			throw new UnreadableDocumentException(clientId, "cannot be fetched");
		}
		finally {
			this.permits.release();
		}
	}

	private McpClient client(String clientId, byte[] content) {
		try {
			JsonNode document = this.mapper.readTree(content);
			List<String> redirectUris = new ArrayList<>();
			document.path("redirect_uris").forEach((uri) -> redirectUris.add(uri.asString("")));
			redirectUris.removeIf((uri) -> !RedirectUris.isAllowed(uri));
			if (document.path("client_id").asString("").equals(clientId) && !redirectUris.isEmpty()) {
				return new McpClient(clientId, McpClient.displayName(document.path("client_name").asString("")),
						redirectUris.stream().distinct().limit(RedirectUris.MAX_NUMBER).toList(), this.clock.instant());
			}
		}
		catch (JacksonException ex) {
			// not JSON
		}
		throw new UnreadableDocumentException(clientId,
				"does not contain its own address as client_id and an acceptable redirect URI");
	}

}
