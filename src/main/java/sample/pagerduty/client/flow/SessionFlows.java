package sample.pagerduty.client.flow;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Keeps the last login and the last refresh of a browser in its session, which is saved
 * at that moment anyway. As text, because every page reads the session, and text is
 * opened only by the page that shows it.
 */
@Component
public class SessionFlows {

	private static final String PREFIX = SessionFlows.class.getName() + ".";

	private static final String WAITING = PREFIX + "waiting";

	/** Twice what a login with many scopes needs. */
	private static final int MAX_LENGTH = 8 * 1024;

	private final JsonMapper mapper;

	SessionFlows(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/** Keeps a login. What its predecessor left is forgotten. */
	public void keepLogin(Flow login, HttpServletRequest request) {
		HttpSession session = request.getSession();
		session.setAttribute(PREFIX + FlowKind.LOGIN, write(login));
		session.removeAttribute(PREFIX + FlowKind.REFRESH);
	}

	/** Keeps a refresh, in place of the last one. */
	public void keepRefresh(Flow refresh, HttpServletRequest request) {
		request.getSession().setAttribute(PREFIX + FlowKind.REFRESH, write(refresh));
	}

	/** Keeps a login that may never be used, because its person was not expected. */
	public void keepWaiting(Flow login, HttpServletRequest request) {
		request.getSession().setAttribute(WAITING, write(login));
	}

	/** The login that waited is used now. */
	public void useWaiting(HttpServletRequest request) {
		HttpSession session = request.getSession();
		session.setAttribute(PREFIX + FlowKind.LOGIN, session.getAttribute(WAITING));
		session.removeAttribute(PREFIX + FlowKind.REFRESH);
		session.removeAttribute(WAITING);
	}

	/** The login that waited is not used. */
	public void forgetWaiting(HttpServletRequest request) {
		request.getSession().removeAttribute(WAITING);
	}

	/** The person has answered the question that the last login ended with. */
	public void answer(FlowMessage choice, HttpServletRequest request) {
		HttpSession session = request.getSession();
		find(FlowKind.LOGIN, session)
			.ifPresent((login) -> session.setAttribute(PREFIX + FlowKind.LOGIN, write(login.and(choice))));
	}

	/** The last flow of a kind. */
	Optional<Flow> find(FlowKind kind, HttpSession session) {
		return Optional.ofNullable((String) session.getAttribute(PREFIX + kind)).flatMap(this::read);
	}

	private String write(Flow flow) {
		String text = this.mapper.writeValueAsString(flow);
		return (text.length() <= MAX_LENGTH) ? text : this.mapper.writeValueAsString(flow.withoutParameters());
	}

	private Optional<Flow> read(String text) {
		try {
			return Optional.of(this.mapper.readValue(text, Flow.class));
		}
		catch (JacksonException ex) {
			return Optional.empty(); // of another version of this app
		}
	}

}
