package sample.pagerduty.client.web;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.standard.processor.StandardDefaultAttributesTagProcessor;
import org.thymeleaf.standard.processor.StandardReplaceTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Lets templates show a text that one copies, such as a command:
 * {@code <pre id="use-key" copy:heading="Your services">}. Above it are the heading and a
 * button, which a script shows. {@code <div copy:tabs="${copyAs}">} is for what
 * {@link CopyAs} makes.
 */
@Component
class CopyDialect extends AbstractProcessorDialect {

	CopyDialect() {
		super("Copy", "copy", StandardDialect.PROCESSOR_PRECEDENCE);
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		return Set.of(new HeadingProcessor(prefix), new TabsProcessor(prefix));
	}

	private static final class HeadingProcessor extends AbstractAttributeTagProcessor {

		private static final int AFTER_ID = StandardDefaultAttributesTagProcessor.PRECEDENCE;

		private static final String HEAD = """
				<div class="command">
					<h3>{heading}</h3>
					<button type="button" class="copy secondary outline" data-copy="{id}" hidden>Copy<span class="visually-hidden">: {heading}</span></button>
				</div>
				""";

		HeadingProcessor(String prefix) {
			super(TemplateMode.HTML, prefix, "pre", false, "heading", true, AFTER_ID, true);
		}

		@Override
		protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name,
				String heading, IElementTagStructureHandler structure) {
			String label = HtmlUtils.htmlEscape(heading);
			String head = HEAD.replace("{heading}", label).replace("{id}", tag.getAttributeValue("id"));
			IModelFactory models = context.getModelFactory();
			structure.insertBefore(models.createModel(models.createText(head)));
			structure.setAttribute("tabindex", "0");
			structure.setAttribute("role", "region");
			structure.setAttribute("aria-label", label);
		}

	}

	private static final class TabsProcessor extends AbstractStandardExpressionAttributeTagProcessor {

		TabsProcessor(String prefix) {
			super(TemplateMode.HTML, prefix, "tabs", StandardReplaceTagProcessor.PRECEDENCE, true);
		}

		@Override
		protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name,
				String expression, @Nullable Object result, IElementTagStructureHandler structure) {
			if (!(result instanceof CopyAs.Tabs tabs)) {
				throw new IllegalArgumentException(expression + " is not what CopyAs makes");
			}
			structure.replaceWith(tabs.html(), false);
		}

	}

}
