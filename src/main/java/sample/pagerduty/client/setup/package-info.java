/**
 * The setup doctor: looks at everything that has to be right for a login to work, and
 * says what to do about what is not.
 */
@NullMarked
package sample.pagerduty.client.setup;

import org.jspecify.annotations.NullMarked;
