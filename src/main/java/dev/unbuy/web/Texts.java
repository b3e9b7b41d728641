package dev.unbuy.web;

import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Notation.Country;
import dev.unbuy.platform.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words, amounts and dates as people read them. */
@Component
public class Texts {

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
    return messages.getMessage(key, arguments, Reader.locale());
  }

  /** Words of the message file, or something else where it has none. */
  public String orElse(String key, String otherwise) {
    return String.valueOf(messages.getMessage(key, null, otherwise, Reader.locale()));
  }

  /** What a reason is called. */
  public String reason(Reason reason) {
    return reasons.label(reason, Reader.locale());
  }

  /** What a reason is called, by its name. */
  public String reason(String code) {
    return reason(Reason.valueOf(code));
  }

  /** What a group of reasons is called. */
  public String reasonGroup(String code) {
    return reasons.groupLabel(code, Reader.locale());
  }

  /** A number as it is typed. */
  public String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** A whole number. */
  public String number(long value) {
    return Reader.notation().number(value);
  }

  /** An amount with its currency's sign. */
  public String money(Money money) {
    return Reader.notation().money(money);
  }

  /** A country's name. */
  public String country(String code) {
    return Reader.notation().country(code);
  }

  /** All countries of ISO 3166-1, by name. */
  public List<Country> countries() {
    return Reader.notation().countries();
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
    return Reader.notation().percent(share);
  }

  /** A number with up to four decimals. */
  public String fine(double value) {
    return Reader.notation().fine(value);
  }

  /** A number with one decimal. */
  public String points(double value) {
    return Reader.notation().points(value);
  }

  /** A day. */
  public String date(LocalDate date) {
    return Reader.notation().date(date);
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
    return from.equals(to)
        ? Reader.notation().monthAndDay(from)
        : Reader.notation().monthAndDay(from) + " – " + Reader.notation().monthAndDay(to);
  }

  /** An instant to the minute, in UTC. */
  public String exact(Instant at) {
    return Reader.notation().exact(at);
  }

  /** An instant by its distance from now. */
  public String relative(Instant at) {
    Duration distance = Duration.between(clock.instant(), at);
    if (distance.abs().toMinutes() < 1) {
      return of(distance.isNegative() ? "time.just-now" : "time.soon");
    }
    return Reader.notation().relative(distance);
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
}
