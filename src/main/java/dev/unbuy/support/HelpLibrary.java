package dev.unbuy.support;

import dev.unbuy.kernel.Language;
import dev.unbuy.platform.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The articles that this application carries, in the reader's language; what is not translated yet
 * is in English.
 */
@Component
public class HelpLibrary {

  /** In the order in which they are shown. */
  private static final List<String> SECTIONS =
      List.of("canceling", "changing", "money", "delivery", "buying", "account", "help");

  /** Read when the first is asked for: a start has no use for them. */
  private final Map<Language, Supplier<Map<String, HelpArticle>>> articles =
      new EnumMap<>(Language.class);

  HelpLibrary() {
    for (Language language : Language.values()) {
      articles.put(language, SingletonSupplier.of(() -> read(language)));
    }
  }

  private Map<String, HelpArticle> articles() {
    return Objects.requireNonNull(articles.get(Reader.language())).get();
  }

  private static Map<String, HelpArticle> read(Language language) {
    List<Extension> extensions = List.of(TablesExtension.create());
    Parser parser = Parser.builder().extensions(extensions).build();
    HtmlRenderer renderer =
        HtmlRenderer.builder().extensions(extensions).escapeHtml(true).sanitizeUrls(true).build();
    Map<String, HelpArticle> read = new TreeMap<>();
    for (Language one : List.of(Language.EN, language)) {
      for (Resource file : files(one)) {
        HelpArticle article = article(file, parser, renderer);
        read.put(article.slug(), article);
      }
    }
    return Collections.unmodifiableMap(read);
  }

  /** All articles, by their names. */
  public List<HelpArticle> all() {
    return List.copyOf(articles().values());
  }

  /** All articles by section, in the order in which they are shown. */
  public Map<String, List<HelpArticle>> bySection() {
    Map<String, List<HelpArticle>> sections = new LinkedHashMap<>();
    SECTIONS.forEach(section -> sections.put(section, new ArrayList<>()));
    articles()
        .values()
        .forEach(one -> sections.computeIfAbsent(one.section(), any -> new ArrayList<>()).add(one));
    return sections;
  }

  /** The article of this name. */
  public Optional<HelpArticle> find(String slug) {
    return Optional.ofNullable(articles().get(slug));
  }

  /** The article that explains a refusal, by the stable name of its problem. */
  public Optional<HelpArticle> ofRefusal(String problem) {
    return articles().values().stream()
        .filter(article -> article.refusals().contains(problem))
        .findFirst();
  }

  /** The lines of a list beside a language's articles, without its remarks. */
  static List<String> lines(Language language, String name) {
    try {
      return new PathMatchingResourcePatternResolver()
          .getResource(folder(language) + name)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String folder(Language language) {
    return "classpath:help/" + language.tag() + "/";
  }

  private static Resource[] files(Language language) {
    try {
      return new PathMatchingResourcePatternResolver().getResources(folder(language) + "*.md");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static HelpArticle article(Resource file, Parser parser, HtmlRenderer renderer) {
    String text;
    try {
      text = file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    int end = text.indexOf("\n\n");
    Map<String, String> head = new HashMap<>();
    text.substring(0, end)
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              head.put(line.substring(0, colon), line.substring(colon + 2));
            });
    String markdown = text.substring(end + 2);
    return new HelpArticle(
        String.valueOf(file.getFilename()).replace(".md", ""),
        head.getOrDefault("section", "help"),
        head.getOrDefault("title", ""),
        head.getOrDefault("summary", ""),
        head.getOrDefault("words", ""),
        Arrays.stream(head.getOrDefault("refusals", "").split(",", -1))
            .filter(one -> !one.isEmpty())
            .toList(),
        markdown,
        renderer.render(parser.parse(markdown)));
  }
}
