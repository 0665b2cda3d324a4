package sample.pagerduty.client.mcp;

import java.util.List;

/** Names and numbers of the protocol, in both of its eras. */
final class McpProtocol {

	/**
	 * The revision without sessions, in which each request says all about itself.
	 *
	 * @see <a href="https://modelcontextprotocol.io/specification">Specification</a>
	 */
	static final String MODERN_VERSION = "2026-07-28";

	/** The revisions that begin with {@code initialize}, the newest first. */
	static final List<String> LEGACY_VERSIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");

	static final String VERSION_HEADER = "MCP-Protocol-Version";

	static final String METHOD_HEADER = "Mcp-Method";

	static final String NAME_HEADER = "Mcp-Name";

	private static final String META = "io.modelcontextprotocol/";

	static final String META_VERSION = META + "protocolVersion";

	static final String META_CAPABILITIES = META + "clientCapabilities";

	static final String META_CLIENT = META + "clientInfo";

	static final String META_SERVER = META + "serverInfo";

	static final int PARSE_ERROR = -32700;

	static final int INVALID_REQUEST = -32600;

	static final int METHOD_NOT_FOUND = -32601;

	static final int INVALID_PARAMS = -32602;

	static final int INTERNAL_ERROR = -32603;

	/** Of the older era; the newer one has invalid parameters for it. */
	static final int RESOURCE_NOT_FOUND = -32002;

	static final int HEADER_MISMATCH = -32020;

	static final int UNSUPPORTED_VERSION = -32022;

	private McpProtocol() {
	}

}
