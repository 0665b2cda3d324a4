package sample.pagerduty.client.mcp.login;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** Has the metadata document of a client, over https with its own certificate. */
final class MetadataDocumentServer implements Closeable {

	/** The port is that of the server; {@link #client} adds it. */
	static final String CLIENT_ID = "https://localhost/oauth/client.json";

	private static final String PASSWORD = "changeit";

	private static final String PATH = "/oauth/client.json";

	private final WireMockServer server;

	private final Path keys;

	MetadataDocumentServer(Path directory) throws IOException, InterruptedException {
		this.keys = directory.resolve("keys.p12");
		createCertificate();
		this.server = new WireMockServer(WireMockConfiguration.options()
			.dynamicPort()
			.dynamicHttpsPort()
			.bindAddress("127.0.0.1")
			.keystorePath(this.keys.toString())
			.keystoreType("PKCS12")
			.keystorePassword(PASSWORD)
			.keyManagerPassword(PASSWORD));
		this.server.start();
		this.server.stubFor(WireMock.get(PATH).willReturn(WireMock.okJson("""
				{"client_id":"%s","client_name":"Interop client","redirect_uris":["http://localhost/callback"],
				"token_endpoint_auth_method":"none"}""".formatted(CLIENT_ID))));
	}

	private void createCertificate() throws IOException, InterruptedException {
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"SAN=dns:localhost", "-storetype", "PKCS12", "-keystore", this.keys.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor()).isZero();
	}

	/** As the app's own, except that it trusts this certificate and may call loopback. */
	PublicHttpsClient client() throws IOException, GeneralSecurityException {
		KeyStore certificates = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(this.keys)) {
			certificates.load(stream, PASSWORD.toCharArray());
		}
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("server", certificates.getCertificate("server"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return client(context.getSocketFactory());
	}

	/** The same with the certificates of the JDK, which do not include this one. */
	PublicHttpsClient strictClient() {
		return client((SSLSocketFactory) SSLSocketFactory.getDefault());
	}

	private PublicHttpsClient client(SSLSocketFactory sockets) {
		return new PublicHttpsClient(sockets, (address) -> true, this.server.httpsPort());
	}

	/** How often the document was fetched. */
	int fetched() {
		return this.server.findAll(WireMock.getRequestedFor(WireMock.urlEqualTo(PATH))).size();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
