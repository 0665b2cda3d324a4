package sample.pagerduty.client.console;

import java.util.Set;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

import org.springframework.stereotype.Component;

/**
 * Lets a template show a {@link JsonMarkup}, with {@code console:json}. It takes nothing
 * else, so that no text reaches a page unescaped.
 */
@Component
class JsonDialect extends AbstractProcessorDialect {

	private static final String PREFIX = "console";

	private static final int PRECEDENCE = 1400; // after the attributes of the element

	JsonDialect() {
		super("Console", PREFIX, PRECEDENCE);
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		return Set.of(new JsonProcessor(prefix));
	}

	private static final class JsonProcessor extends AbstractStandardExpressionAttributeTagProcessor {

		private JsonProcessor(String prefix) {
			super(TemplateMode.HTML, prefix, "json", PRECEDENCE, true);
		}

		@Override
		protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName attributeName,
				String attributeValue, Object expressionResult, IElementTagStructureHandler handler) {
			handler.setBody(((JsonMarkup) expressionResult).html(), false);
		}

	}

}
