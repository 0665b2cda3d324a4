/**
 * The pages that people see, from the authorize endpoint to the way back to the app:
 * sign-in, consent, refusals, and the page about the sandbox. The authorize endpoint is
 * Spring's authorization server, except:
 * <table>
 * <caption>Where PagerDuty differs from Spring's authorization server</caption>
 * <tr>
 * <th>PagerDuty</th>
 * <th>Class</th>
 * </tr>
 * <tr>
 * <td>requires a scope, adds {@code openid}, and answers a scope that the app lacks with
 * {@code openid} only</td>
 * <td>{@link sample.pagerduty.sandbox.signin.AuthorizationRequestConverter}</td>
 * </tr>
 * <tr>
 * <td>compares the redirect URI exactly, also the port of a loopback address</td>
 * <td>{@link sample.pagerduty.sandbox.signin.AuthorizationRequestValidator}</td>
 * </tr>
 * <tr>
 * <td>admits only people of the company that registered a scoped app</td>
 * <td>{@link sample.pagerduty.sandbox.signin.CompanyAdmission},
 * {@link sample.pagerduty.sandbox.signin.CompanyRefusal}</td>
 * </tr>
 * <tr>
 * <td>asks for consent at every login</td>
 * <td>{@link sample.pagerduty.sandbox.signin.ForgetfulConsentService},
 * {@link sample.pagerduty.sandbox.signin.AuthorizeSecurityConfiguration}</td>
 * </tr>
 * <tr>
 * <td>adds {@code iss} to the callback and uses its own wording for a denial</td>
 * <td>{@link sample.pagerduty.sandbox.signin.AuthorizationCallbackHandler}</td>
 * </tr>
 * <tr>
 * <td>shows an error page if there is no valid redirect URI</td>
 * <td>{@link sample.pagerduty.sandbox.signin.AuthorizationRejection}</td>
 * </tr>
 * <tr>
 * <td>asks people to sign in again with {@code prompt=login} (assumed)</td>
 * <td>{@link sample.pagerduty.sandbox.signin.PromptFilter}</td>
 * </tr>
 * <tr>
 * <td>has nothing below {@code /oauth2}</td>
 * <td>{@link sample.pagerduty.sandbox.signin.AbsentEndpointController}</td>
 * </tr>
 * </table>
 * Three more classes differ for the sandbox's sake:
 * {@link sample.pagerduty.sandbox.signin.AuthorizationCodeGenerator} uses the sandbox's
 * clock, {@link sample.pagerduty.sandbox.signin.AuthorizationEntryPoint} explains a lost
 * session, and {@code PublicPasswordEncoder} in {@code token} compares passwords that are
 * no secrets.
 */
@NullMarked
package sample.pagerduty.sandbox.signin;

import org.jspecify.annotations.NullMarked;
