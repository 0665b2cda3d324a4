package sample.pagerduty.client.mcp.login;

import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.McpSettings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of this room, which were validated before the start. */
@Configuration(proxyBeanMethods = false)
class McpLoginConfiguration {

	@Bean
	McpSettings mcpSettings(ConfigSources sources) {
		return McpSettings.of(sources);
	}

}
