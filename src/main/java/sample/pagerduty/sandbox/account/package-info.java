/** The invented account behind the sandbox: its people, its data and its REST API. */
@NullMarked
package sample.pagerduty.sandbox.account;

import org.jspecify.annotations.NullMarked;
