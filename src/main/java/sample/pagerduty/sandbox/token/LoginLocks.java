package sample.pagerduty.sandbox.token;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A lock for each login. There is a fixed number of locks, so they need no tidying up;
 * two logins share one by chance, which only costs time.
 */
final class LoginLocks {

	private static final int COUNT = 64;

	private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(COUNT).toList();

	Lock of(String login) {
		return this.locks.get(Math.floorMod(login.hashCode(), COUNT));
	}

}
