package dev.unbuy.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** The articles that this application carries, in English. */
@Component
public class HelpLibrary {

  static final String LANGUAGE = "en";

  private static final String FOLDER = "classpath:help/" + LANGUAGE + "/";

  /** In the order in which they are shown. */
  private static final List<String> SECTIONS =
      List.of("canceling", "changing", "money", "delivery", "buying", "account", "help");

  /** Read when the first is asked for: a start has no use for them. */
  private final Supplier<Map<String, HelpArticle>> articles =
      SingletonSupplier.of(HelpLibrary::read);

  HelpLibrary() {}

  private static Map<String, HelpArticle> read() {
    List<Extension> extensions = List.of(TablesExtension.create());
    Parser parser = Parser.builder().extensions(extensions).build();
    HtmlRenderer renderer =
        HtmlRenderer.builder().extensions(extensions).escapeHtml(true).sanitizeUrls(true).build();
    Map<String, HelpArticle> read = new TreeMap<>();
    for (Resource file : files()) {
      HelpArticle article = article(file, parser, renderer);
      read.put(article.slug(), article);
    }
    return Collections.unmodifiableMap(read);
  }

  /** All articles, by their names. */
  public List<HelpArticle> all() {
    return List.copyOf(articles.get().values());
  }

  /** All articles by section, in the order in which they are shown. */
  public Map<String, List<HelpArticle>> bySection() {
    Map<String, List<HelpArticle>> sections = new LinkedHashMap<>();
    SECTIONS.forEach(section -> sections.put(section, new ArrayList<>()));
    articles
        .get()
        .values()
        .forEach(one -> sections.computeIfAbsent(one.section(), any -> new ArrayList<>()).add(one));
    return sections;
  }

  /** The article of this name. */
  public Optional<HelpArticle> find(String slug) {
    return Optional.ofNullable(articles.get().get(slug));
  }

  /** The article that explains a refusal, by the stable name of its problem. */
  public Optional<HelpArticle> ofRefusal(String problem) {
    return articles.get().values().stream()
        .filter(article -> article.refusals().contains(problem))
        .findFirst();
  }

  /** The lines of a list beside the articles, without its remarks. */
  static List<String> lines(String name) {
    try {
      return new PathMatchingResourcePatternResolver()
          .getResource(FOLDER + name)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Resource[] files() {
    try {
      return new PathMatchingResourcePatternResolver().getResources(FOLDER + "*.md");
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
