package sample.pagerduty.client.tool;

import java.util.List;

/**
 * Several tools from one place. It is asked each time, because the tools of another
 * server come and go. It answers from memory.
 */
public interface ToolSource {

	List<Tool> tools();

}
