package dev.unbuy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.UnbuyTest;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** No event without a declared consumer, and no two consumers of one name. */
@UnbuyTest
class EveryEventIsHeardIT {

  @Autowired private ObjectProvider<EventConsumer<?>> consumers;

  @Test
  void everyKindOfEventHasAConsumer() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Event.class));
    Set<String> events =
        scanner.findCandidateComponents("dev.unbuy").stream()
            .map(BeanDefinition::getBeanClassName)
            // a test's own, inside of a method
            .filter(name -> !name.matches(".*\\$\\d.*"))
            .collect(Collectors.toSet());

    assertThat(events).hasSizeGreaterThan(15);
    assertThat(consumers.stream().map(consumer -> consumer.event().getName()).toList())
        .containsAll(events);
  }

  @Test
  void everyConsumerHasANameOfItsOwn() {
    assertThat(consumers.stream().map(EventConsumer::name).toList())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(\\.[a-z-]+)+"));
  }
}
