/**
 * The settings in {@code config.json} and the environment, as validated records. Spring
 * Boot's {@code @ConfigurationProperties} are not used, because these settings decide
 * before any context exists whether to start the sandbox, a mistyped key gets a "did you
 * mean", each mistake is one sentence that names its source, and no message ever quotes a
 * secret.
 */
@NullMarked
package sample.pagerduty.client.config;

import org.jspecify.annotations.NullMarked;
