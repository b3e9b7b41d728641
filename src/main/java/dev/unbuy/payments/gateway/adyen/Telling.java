package dev.unbuy.payments.gateway.adyen;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.adyen.Asked.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook tells of something that was asked, or done without us.
 *
 * @param id the same however often it is told
 * @param key ours; empty where it was done without us
 * @param reference Adyen's name of it
 * @param authorization Adyen's name of the authorization that it is about
 * @param code why it failed, in one word
 */
record Telling(
    String id,
    String key,
    Kind kind,
    String reference,
    String authorization,
    boolean succeeded,
    Money amount,
    @Nullable String code) {}
