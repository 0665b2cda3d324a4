package sample.pagerduty.client.metrics;

import java.util.Objects;

import sample.pagerduty.client.config.MetricsSettings;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the operator has switched metrics on. */
class MetricsEnabled implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory());
		return beans.getSingleton("metricsSettings") instanceof MetricsSettings settings && settings.enabled();
	}

}
