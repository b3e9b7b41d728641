package dev.unbuy.platform;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.unbuy.kernel.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/**
 * The words of the message files, one for each language, as ICU messages: plurals are by the rules
 * of the language. What a file lacks is in English.
 */
@Component("messageSource")
public final class Messages implements MessageSource {

  private final Map<Language, Map<String, MessageFormat>> known = new EnumMap<>(Language.class);
  private final Map<Language, Properties> files = new EnumMap<>(Language.class);

  Messages() {
    for (Language language : Language.values()) {
      files.put(language, read(language));
      known.put(language, new ConcurrentHashMap<>());
    }
  }

  /** The name of a language's file. */
  public static String file(Language language) {
    return language == Language.EN
        ? "messages.properties"
        : "messages_" + language.tag().replace('-', '_') + ".properties";
  }

  /** The texts of a language's file as they are written there; none where there is no file. */
  public static Properties read(Language language) {
    Properties texts = new Properties();
    try (@Nullable InputStream file =
        Messages.class.getClassLoader().getResourceAsStream(file(language))) {
      if (file != null) {
        texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  @Override
  public @Nullable String getMessage(
      String code,
      @Nullable Object @Nullable [] args,
      @Nullable String otherwise,
      @Nullable Locale locale) {
    Language language = locale == null ? Language.EN : Language.of(locale);
    return Stream.of(language, Language.EN)
        .flatMap(one -> find(code, one).stream())
        .findFirst()
        .map(format -> filled(format, args))
        .orElse(otherwise);
  }

  @Override
  public String getMessage(
      String code, @Nullable Object @Nullable [] args, @Nullable Locale locale) {
    String text = getMessage(code, args, null, locale);
    if (text == null) {
      throw new NoSuchMessageException(code, locale == null ? Locale.ENGLISH : locale);
    }
    return text;
  }

  @Override
  public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
    String[] codes = resolvable.getCodes() == null ? new String[0] : resolvable.getCodes();
    return Stream.of(codes)
        .map(code -> getMessage(code, resolvable.getArguments(), null, locale))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .or(() -> Optional.ofNullable(resolvable.getDefaultMessage()))
        .orElseThrow(
            () -> new NoSuchMessageException(codes.length == 0 ? "" : codes[codes.length - 1]));
  }

  private Optional<MessageFormat> find(String code, Language language) {
    Map<String, MessageFormat> formats = known.getOrDefault(language, Map.of());
    MessageFormat before = formats.get(code);
    if (before != null) {
      return Optional.of(before);
    }
    return Optional.ofNullable(files.getOrDefault(language, new Properties()).getProperty(code))
        .map(
            text ->
                formats.computeIfAbsent(
                    code, any -> new MessageFormat(text, ULocale.forLocale(language.locale()))));
  }

  private static String filled(MessageFormat format, @Nullable Object @Nullable [] args) {
    synchronized (format) { // one is not made for several threads; it is held for microseconds
      return format.format(args == null ? new Object[0] : args);
    }
  }
}
