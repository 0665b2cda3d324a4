package sample.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One page and nothing else, to measure what Spring Boot itself costs. */
@RestController
@SpringBootApplication(proxyBeanMethods = false)
public class BarePage {

	public static void main(String[] args) {
		SpringApplication.run(BarePage.class, args);
	}

	@GetMapping("/")
	String home() {
		return "<!DOCTYPE html><title>Bare</title><p>Hello";
	}

}
