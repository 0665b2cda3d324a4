package sample.pagerduty.client.traces;

import java.util.Objects;

import sample.pagerduty.client.config.TracesSettings;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the operator has switched traces on. */
class TracesEnabled implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory());
		return beans.getSingleton("tracesSettings") instanceof TracesSettings settings && settings.enabled();
	}

}
