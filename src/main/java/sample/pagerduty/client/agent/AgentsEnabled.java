package sample.pagerduty.client.agent;

import java.util.Objects;

import sample.pagerduty.client.config.AgentSettings;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Without keys of applications the authorization API does not exist: its paths are 404.
 */
class AgentsEnabled implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory());
		return beans.getSingleton("agentSettings") instanceof AgentSettings settings && settings.isEnabled();
	}

}
