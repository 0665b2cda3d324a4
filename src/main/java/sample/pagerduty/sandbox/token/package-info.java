/**
 * The endpoints that apps call: token, revocation, keys, discovery and userinfo. They are
 * Spring's authorization server, except:
 * <table>
 * <caption>Where PagerDuty differs from Spring's authorization server</caption>
 * <tr>
 * <th>PagerDuty</th>
 * <th>Class</th>
 * </tr>
 * <tr>
 * <td>has its own paths, and none of Spring's other endpoints</td>
 * <td>{@link sample.pagerduty.sandbox.token.RegisteredAppConfiguration},
 * {@link sample.pagerduty.sandbox.token.TokenSecurityConfiguration}</td>
 * </tr>
 * <tr>
 * <td>accepts client ID and secret in the form body only</td>
 * <td>{@link sample.pagerduty.sandbox.token.FormClientConverter}</td>
 * </tr>
 * <tr>
 * <td>lets public apps refresh and revoke without a secret</td>
 * <td>{@link sample.pagerduty.sandbox.token.PublicClientConverter},
 * {@link sample.pagerduty.sandbox.token.SecretlessAuthenticationProvider}</td>
 * </tr>
 * <tr>
 * <td>accepts a code or a refresh token once, also if requests race</td>
 * <td>{@link sample.pagerduty.sandbox.token.OneAtATimeAuthenticationProvider},
 * {@link sample.pagerduty.sandbox.token.LoginLocks}</td>
 * </tr>
 * <tr>
 * <td>requires the account in the scope of an app's token</td>
 * <td>{@link sample.pagerduty.sandbox.token.AppTokenRequestValidator}</td>
 * </tr>
 * <tr>
 * <td>has {@code openid} in every user's token and in no app's token</td>
 * <td>{@link sample.pagerduty.sandbox.token.OpenidScopeConverter}</td>
 * </tr>
 * <tr>
 * <td>has opaque tokens that start with {@code pdus+_}</td>
 * <td>{@link sample.pagerduty.sandbox.token.PagerDutyTokenGenerator}</td>
 * </tr>
 * <tr>
 * <td>has other claims and headers in the ID token</td>
 * <td>{@link sample.pagerduty.sandbox.token.IdTokenCustomizer}</td>
 * </tr>
 * <tr>
 * <td>writes {@code bearer} and {@code client_info}, and no ID token at a refresh</td>
 * <td>{@link sample.pagerduty.sandbox.token.TokenResponseHandler}</td>
 * </tr>
 * <tr>
 * <td>writes errors without {@code error_uri}</td>
 * <td>{@link sample.pagerduty.sandbox.token.TokenErrorHandler}</td>
 * </tr>
 * <tr>
 * <td>keeps earlier access tokens valid after a refresh (assumed)</td>
 * <td>{@link sample.pagerduty.sandbox.token.StoredAuthorizations}</td>
 * </tr>
 * <tr>
 * <td>serves userinfo without OpenID Connect's other claims (assumed)</td>
 * <td>{@link sample.pagerduty.sandbox.token.UserInfoController}</td>
 * </tr>
 * <tr>
 * <td>serves discovery below the issuer's path and the endpoints elsewhere</td>
 * <td>{@link sample.pagerduty.sandbox.token.DiscoveryController}</td>
 * </tr>
 * </table>
 * The rows for the authorize endpoint are in {@code signin}. The other packages use this
 * one through Spring's interfaces only, such as {@code OAuth2AuthorizationService} and
 * {@code OpaqueTokenIntrospector}, so nothing here is public.
 */
@NullMarked
package sample.pagerduty.sandbox.token;

import org.jspecify.annotations.NullMarked;
