package dev.unbuy.web;

import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words, amounts and dates as people read them. */
@Component
public class Texts {

  private static final Locale LOCALE = Locale.ENGLISH;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(LOCALE);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", LOCALE);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
          .withLocale(LOCALE)
          .withZone(ZoneOffset.UTC);

  private static final List<Country> COUNTRIES =
      Stream.of(Locale.getISOCountries())
          .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(LOCALE)))
          .sorted(Comparator.comparing(Country::name, Collator.getInstance(LOCALE)))
          .toList();

  private final MessageSource messages;
  private final Reasons reasons;
  private final InstantSource clock;

  Texts(MessageSource messages, Reasons reasons, InstantSource clock) {
    this.messages = messages;
    this.reasons = reasons;
    this.clock = clock;
  }

  /** Words of the message file. */
  public String of(String key, @Nullable Object... arguments) {
    return messages.getMessage(key, arguments, LOCALE);
  }

  /** Words of the message file, or something else where it has none. */
  public String orElse(String key, String otherwise) {
    return String.valueOf(messages.getMessage(key, null, otherwise, LOCALE));
  }

  /** What a reason is called. */
  public String reason(Reason reason) {
    return reasons.label(reason, LOCALE);
  }

  /** What a reason is called, by its name. */
  public String reason(String code) {
    return reason(Reason.valueOf(code));
  }

  /** What a group of reasons is called. */
  public String reasonGroup(String code) {
    return reasons.groupLabel(code, LOCALE);
  }

  /** A number as it is typed. */
  public String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** A whole number. */
  public String number(long value) {
    return NumberFormat.getIntegerInstance(LOCALE).format(value);
  }

  /** An amount with its currency's sign. */
  public String money(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(LOCALE);
    format.setCurrency(Currency.getInstance(money.currency()));
    return format.format(money.toDecimal());
  }

  /** A country's name. */
  public String country(String code) {
    return Locale.of("", code).getDisplayCountry(LOCALE);
  }

  /** All countries of ISO 3166-1, by name. */
  public List<Country> countries() {
    return COUNTRIES;
  }

  /** An address in one line. */
  public String address(Address address) {
    return Stream.of(
            address.name(),
            address.line1(),
            address.line2(),
            address.postalCode() + " " + address.city(),
            address.region(),
            country(address.country()))
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  /** A browser and what it runs on, as far as it says so. */
  public String device(String userAgent) {
    String browser = first(userAgent, "Firefox", "Edg/", "Chrome", "Safari");
    String system = first(userAgent, "Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");
    return browser.isEmpty() || system.isEmpty()
        ? of("account.some-device")
        : of("account.device", browser.equals("Edg/") ? "Edge" : browser, system);
  }

  private static String first(String text, String... words) {
    return Stream.of(words).filter(text::contains).findFirst().orElse("");
  }

  /** A share with one decimal. */
  public String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(LOCALE);
    format.setMaximumFractionDigits(1);
    return format.format(share);
  }

  /** A number with one decimal. */
  public String points(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(LOCALE);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(value);
  }

  /** A day. */
  public String date(LocalDate date) {
    return date.format(DATE);
  }

  /** The day of an instant, in UTC. */
  public String day(Instant at) {
    return date(at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /** Two days, or one when they are the same. */
  public String dates(LocalDate from, LocalDate to) {
    return from.equals(to) ? date(from) : date(from) + " – " + date(to);
  }

  /** Two days without their year. */
  public String shortDates(LocalDate from, LocalDate to) {
    return from.equals(to) ? DAY.format(from) : DAY.format(from) + " – " + DAY.format(to);
  }

  /** An instant to the minute, in UTC. */
  public String exact(Instant at) {
    return EXACT.format(at) + " UTC";
  }

  /** An instant by its distance from now. */
  public String relative(Instant at) {
    Duration distance = Duration.between(clock.instant(), at);
    boolean future = !distance.isNegative();
    Duration length = distance.abs();
    String amount =
        length.toMinutes() < 1
            ? of("time.moment")
            : length.toHours() < 1
                ? of("time.minutes", length.toMinutes())
                : length.toDays() < 2
                    ? of("time.hours", length.toHours())
                    : of("time.days", length.toDays());
    return of(future ? "time.in" : "time.ago", amount);
  }

  /** Why a fault is whose it is. */
  public String because(Finding finding) {
    return of(finding.because(), finding.arguments().stream().map(this::readable).toArray());
  }

  private String readable(String argument) {
    try {
      return exact(Instant.parse(argument));
    } catch (DateTimeParseException noInstant) {
      return argument;
    }
  }

  /** A country of ISO 3166-1. */
  public record Country(String code, String name) {}
}
