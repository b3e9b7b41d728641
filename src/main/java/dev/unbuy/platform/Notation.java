package dev.unbuy.platform;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.unbuy.kernel.Language;
import dev.unbuy.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/** Amounts, numbers, days and countries as one language writes them, by ICU. */
public final class Notation {

  private static final Map<Language, SingletonSupplier<Notation>> ALL =
      new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, SingletonSupplier.of(() -> new Notation(language)));
    }
  }

  private final ULocale locale;
  private final LocalizedNumberFormatter numbers;
  private final LocalizedNumberFormatter points;
  private final LocalizedNumberFormatter percents;
  private final RelativeDateTimeFormatter distances;
  // these are copied before each use: they are not made for several threads
  private final DateFormat date;
  private final DateFormat monthAndDay;
  private final DateFormat exact;
  private final DateFormat exactInFull;
  private final List<Country> countries;

  private Notation(Language language) {
    locale = ULocale.forLocale(language.locale());
    numbers = NumberFormatter.withLocale(locale);
    points = numbers.precision(Precision.fixedFraction(1));
    percents =
        numbers
            .unit(MeasureUnit.PERCENT)
            .precision(Precision.maxFraction(1))
            .scale(com.ibm.icu.number.Scale.powerOfTen(2));
    distances = RelativeDateTimeFormatter.getInstance(locale);
    date = utc(DateFormat.getDateInstance(DateFormat.MEDIUM, locale));
    monthAndDay = utc(DateFormat.getInstanceForSkeleton("MMMd", locale));
    exact = utc(DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, locale));
    exactInFull = utc(DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, locale));
    Comparator<Object> byName = Collator.getInstance(locale)::compare;
    countries =
        Stream.of(Locale.getISOCountries())
            .map(code -> new Country(code, country(code)))
            .sorted((one, other) -> byName.compare(one.name(), other.name()))
            .toList();
  }

  /** That of a language. */
  public static Notation of(Language language) {
    return java.util.Objects.requireNonNull(ALL.get(language)).obtain();
  }

  private static DateFormat utc(DateFormat format) {
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format;
  }

  /** A whole number. */
  public String number(long value) {
    return numbers.format(value).toString();
  }

  /** An amount with its currency's sign. */
  public String money(Money money) {
    return numbers
        .unit(Currency.getInstance(money.currency()))
        .format(money.toDecimal())
        .toString();
  }

  /** A share with at most one decimal. */
  public String percent(double share) {
    return percents.format(share).toString();
  }

  /** A number with two to four decimals. */
  public String fine(double value) {
    return numbers.precision(Precision.minMaxFraction(2, 4)).format(value).toString();
  }

  /** A number with one decimal. */
  public String points(double value) {
    return points.format(value).toString();
  }

  /** A day. */
  public String date(LocalDate day) {
    return written(date, day);
  }

  /** A day without its year. */
  public String monthAndDay(LocalDate day) {
    return written(monthAndDay, day);
  }

  /** An instant to the minute, in UTC. */
  public String exact(Instant at) {
    return written(exact, at) + " UTC";
  }

  /** An instant to the minute with its month in full, in UTC. */
  public String exactInFull(Instant at) {
    return written(exactInFull, at) + " UTC";
  }

  private static String written(DateFormat format, LocalDate day) {
    return written(format, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static String written(DateFormat format, Instant at) {
    return ((DateFormat) format.clone()).format(Date.from(at));
  }

  /** A distance from now of a minute or more, such as "in 2 days" or "3 hours ago". */
  public String relative(Duration distance) {
    Duration length = distance.abs();
    Direction direction = distance.isNegative() ? Direction.LAST : Direction.NEXT;
    if (length.toHours() < 1) {
      return distances.format(length.toMinutes(), direction, RelativeUnit.MINUTES);
    }
    return length.toDays() < 2
        ? distances.format(length.toHours(), direction, RelativeUnit.HOURS)
        : distances.format(length.toDays(), direction, RelativeUnit.DAYS);
  }

  /** A country's name. */
  public String country(String code) {
    return ULocale.getDisplayCountry("und-" + code, locale);
  }

  /** All countries of ISO 3166-1, by name. */
  public List<Country> countries() {
    return countries;
  }

  /** A country of ISO 3166-1. */
  public record Country(String code, String name) {}
}
