package sample.pagerduty.client.config;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The file in which a running app leaves its address and a key for the terminal commands
 * of the same user. It is JSON with {@code url} and {@code key}, and only its owner can
 * read it.
 */
public final class TerminalKeyFile {

	private TerminalKeyFile() {
	}

	/**
	 * Where the file is: in the folder of the store if there is one, else in the default
	 * one. There is none for a user without a home folder.
	 * @param home the user's home folder
	 */
	public static Optional<Path> find(StoreSettings store, WebSettings web, @Nullable String home) {
		Optional<Path> folder = (store.location() instanceof StoreSettings.Folder chosen) ? Optional.of(chosen.path())
				: StoreSettings.findDefaultFolder(home);
		return folder.map((found) -> found.resolve("terminal-%d.json".formatted(web.port())));
	}

	/** The address of the app for programs on this machine. */
	public static URI url(WebSettings web) {
		InetAddress address = web.addresses().get(0);
		String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
		return URI.create("http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, web.port()));
	}

}
