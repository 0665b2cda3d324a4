package sample.pagerduty.sandbox.token;

import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The key that signs ID tokens. Generating it takes a second, or several on a busy
 * machine without the JVM's second compiler, so that begins with the first session, which
 * a browser gets before anyone signs in. It does not begin at the start, which would be
 * slower. All sandboxes of a process share the key, and no key is in the repository.
 */
@Component
class SigningKey implements HttpSessionListener {

	private static final SingletonSupplier<CompletableFuture<RSAKey>> KEY = SingletonSupplier
		.of(() -> CompletableFuture.supplyAsync(SigningKey::generate, SigningKey::start));

	/** Begins to generate it while the person signs in. */
	@Override
	public void sessionCreated(HttpSessionEvent event) {
		KEY.obtain();
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "signing-key");
		thread.setDaemon(true);
		thread.start();
	}

	private static RSAKey key() {
		return KEY.obtain().join();
	}

	JWKSet set() {
		return new JWKSet((JWK) key());
	}

	String id() {
		return key().getKeyID();
	}

	/**
	 * The SHA-1 of the key (RFC 7638) in place of the SHA-1 of a certificate (RFC 7515
	 * section 4.1.7), because this key has no certificate.
	 */
	String thumbprint() {
		try {
			return key().computeThumbprint("SHA-1").toString();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RSAKey generate() {
		try {
			return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.RS256)
				.keyIDFromThumbprint(true)
				.generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
