package sample.pagerduty.sandbox.token;

import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The key that signs ID tokens. Generating it takes up to a second, so that begins when
 * somebody has signed in, not at the start. All sandboxes of a process share it, and no
 * key is in the repository.
 */
@Component
class SigningKey implements ApplicationListener<InteractiveAuthenticationSuccessEvent> {

	private static final SingletonSupplier<CompletableFuture<RSAKey>> KEY = SingletonSupplier
		.of(() -> CompletableFuture.supplyAsync(SigningKey::generate, SigningKey::start));

	/** Begins to generate it while the person reads the consent page. */
	@Override
	public void onApplicationEvent(InteractiveAuthenticationSuccessEvent signedIn) {
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
