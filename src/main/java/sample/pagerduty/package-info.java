/**
 * The gate: {@code main} alone. It knows both the client and the sandbox; nothing else
 * does.
 */
@NullMarked
package sample.pagerduty;

import org.jspecify.annotations.NullMarked;
