package sample.pagerduty.client.mcp.login;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;

import sample.pagerduty.client.mcp.McpAddresses;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clients where to log in for the MCP server, and how. */
@RestController
class MetadataController {

	private final McpAddresses addresses;

	private final MetadataDocuments documents;

	MetadataController(McpAddresses addresses, MetadataDocuments documents) {
		this.addresses = addresses;
		this.documents = documents;
	}

	@GetMapping({ McpAddresses.RESOURCE_METADATA_PATH, McpLoginPaths.ROOT_RESOURCE_METADATA })
	ProtectedResource resource(HttpServletRequest request) {
		return new ProtectedResource(this.addresses.server(request.getServerName()), List.of(this.addresses.issuer()),
				McpScopes.ALL, List.of("header"), "PagerDuty OAuth2 Sample");
	}

	@GetMapping(McpLoginPaths.SERVER_METADATA)
	AuthorizationServer server() {
		return new AuthorizationServer(this.addresses.issuer(), url(McpLoginPaths.AUTHORIZE), url(McpLoginPaths.TOKEN),
				url(McpLoginPaths.REGISTER), url(McpLoginPaths.REVOKE), McpScopes.ALL, List.of("code"),
				List.of("query"), List.of("authorization_code", "refresh_token"), List.of("none"), List.of("none"),
				List.of("S256"), true, this.documents.isOn());
	}

	private String url(String path) {
		return URI.create(this.addresses.issuer()).resolve(path).toString();
	}

	/** RFC 9728 section 2. */
	record ProtectedResource(@JsonProperty("resource") String resource,
			@JsonProperty("authorization_servers") List<String> authorizationServers,
			@JsonProperty("scopes_supported") List<String> scopes,
			@JsonProperty("bearer_methods_supported") List<String> bearerMethods,
			@JsonProperty("resource_name") String name) {

	}

	/**
	 * RFC 8414 section 2.
	 *
	 * @param issuerInAnswers RFC 9207 section 3
	 * @param documents whether a client id can be the URL of a metadata document
	 */
	record AuthorizationServer(@JsonProperty("issuer") String issuer,
			@JsonProperty("authorization_endpoint") String authorize, @JsonProperty("token_endpoint") String token,
			@JsonProperty("registration_endpoint") String register, @JsonProperty("revocation_endpoint") String revoke,
			@JsonProperty("scopes_supported") List<String> scopes,
			@JsonProperty("response_types_supported") List<String> responseTypes,
			@JsonProperty("response_modes_supported") List<String> responseModes,
			@JsonProperty("grant_types_supported") List<String> grantTypes,
			@JsonProperty("token_endpoint_auth_methods_supported") List<String> tokenMethods,
			@JsonProperty("revocation_endpoint_auth_methods_supported") List<String> revocationMethods,
			@JsonProperty("code_challenge_methods_supported") List<String> challengeMethods,
			@JsonProperty("authorization_response_iss_parameter_supported") boolean issuerInAnswers,
			@JsonProperty("client_id_metadata_document_supported") boolean documents) {

	}

}
