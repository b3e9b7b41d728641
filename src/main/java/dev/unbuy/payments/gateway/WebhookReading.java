package dev.unbuy.payments.gateway;

import java.util.List;

/** What came of reading a webhook. */
public sealed interface WebhookReading {

  /**
   * It comes from the gateway.
   *
   * @param told what it tells that somebody has to hear; often nothing
   */
  record Genuine(List<Told> told) implements WebhookReading {
    /** Keeps a copy. */
    public Genuine {
      told = List.copyOf(told);
    }
  }

  /**
   * It is not the gateway's, was changed on its way, or is too old; nothing in it is believed.
   *
   * @param why without anything of its content
   */
  record Forged(String why) implements WebhookReading {}

  /** It is genuine, and cannot be understood just now; the gateway is to tell it once more. */
  record NotNow(String why) implements WebhookReading {}

  /**
   * One thing that was told.
   *
   * @param id the same however often and in whatever words it is told; at most 200 characters
   */
  record Told(String id, GatewayNotice notice) {}
}
