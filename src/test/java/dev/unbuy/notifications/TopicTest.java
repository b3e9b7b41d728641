package dev.unbuy.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be turned off, and what cannot. */
class TopicTest {

  @ParameterizedTest
  @CsvSource({
    "order.placed,true",
    "refund.sent,true",
    "seller.return.ASKED,true",
    "standing.consequence.ANNOUNCED,true",
    "something.new,true",
    "standing.AT_RISK,false",
    "conversation,false",
    "price.watched,false"
  })
  void whatLawOrMoneyRequiresCannotBeTurnedOff(String kind, boolean required) {
    assertThat(Topic.of(kind).isRequired()).isEqualTo(required);
  }
}
