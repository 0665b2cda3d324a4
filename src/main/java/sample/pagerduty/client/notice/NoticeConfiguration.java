package sample.pagerduty.client.notice;

import sample.pagerduty.client.config.StoreSettings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The board of the configured database. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

	@Bean(destroyMethod = "") // Notices closes it
	NoticeBoard noticeBoard(StoreSettings settings, NoticeRepository notices) {
		return NoticeBoard.of(settings.location(), notices);
	}

}
