/**
 * The messages of a login, a refresh or a request for an app token, as they really
 * happened: a picture for people who learn OAuth. A recorder follows one thread; rooms
 * that send or check something tell it. Secrets are masked before they are kept.
 */
@NullMarked
package sample.pagerduty.client.flow;

import org.jspecify.annotations.NullMarked;
