/**
 * The main class, the command line, and what starts the client and the sandbox. Only this
 * package knows both.
 */
@NullMarked
package sample.pagerduty;

import org.jspecify.annotations.NullMarked;
