package sample.pagerduty.client.web;

import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.serializer.StandardJavaScriptSerializer;

import org.springframework.context.annotation.Configuration;

/**
 * Keeps Thymeleaf from building a mapper of Jackson 2, which is there for jq alone, for
 * the first page. It would be for values in inline scripts, which no page has.
 */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

	TemplateConfiguration(SpringTemplateEngine templates) {
		templates.getDialects()
			.stream()
			.filter(StandardDialect.class::isInstance)
			.map(StandardDialect.class::cast)
			.forEach((dialect) -> dialect.setJavaScriptSerializer(new StandardJavaScriptSerializer(false)));
	}

}
