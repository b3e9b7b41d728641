package dev.unbuy.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Where something is sent.
 *
 * @param name who receives it
 * @param line1 street and number
 * @param line2 floor, company, …
 * @param region state or province, where the country writes one
 * @param country ISO 3166-1 alpha-2, upper case
 */
public record Address(
    String name,
    String line1,
    @Nullable String line2,
    String city,
    @Nullable String region,
    String postalCode,
    String country) {}
