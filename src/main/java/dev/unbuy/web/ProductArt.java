package dev.unbuy.web;

import java.util.List;
import java.util.Map;

/** Draws products: flat shapes in one color, our own, so that no license is needed. */
public final class ProductArt {

  private static final String PLAIN =
      "<rect x='62' y='62' width='76' height='76' rx='10' fill='C'/>";

  private static final Map<String, String> SHAPES =
      Map.ofEntries(
          Map.entry(
              "mug",
              "<rect x='55' y='68' width='72' height='76' rx='10' fill='C'/><path d='M127 84h12a18"
                  + " 18 0 0 1 0 36h-12' fill='none' stroke='C' stroke-width='11'/><rect x='55'"
                  + " y='68' width='72' height='14' rx='7' fill='#0002'/>"),
          Map.entry(
              "kettle",
              "<path d='M62 146l10-62a28 28 0 0 1 56 0l10 62z' fill='C'/><path d='M72 74a30 30 0 0"
                  + " 1 56 0' fill='none' stroke='#0006' stroke-width='8'/><path d='M132"
                  + " 100l26-16-4 22-18 14z' fill='C'/><circle cx='100' cy='54' r='7'"
                  + " fill='#0006'/>"),
          Map.entry(
              "lamp",
              "<path d='M70 60h60l18 44H52z' fill='C'/><rect x='96' y='104' width='8' height='40'"
                  + " fill='#0007'/><rect x='72' y='142' width='56' height='9' rx='4'"
                  + " fill='#0007'/>"),
          Map.entry(
              "chair",
              "<rect x='70' y='48' width='60' height='44' rx='9' fill='C'/><rect x='62' y='100'"
                  + " width='76' height='13' rx='5' fill='C'/><path d='M70 113l-6 40M130 113l6"
                  + " 40M74 92v10M126 92v10' stroke='#0007' stroke-width='7'/>"),
          Map.entry(
              "plant",
              "<path d='M74 112h52l-7 42H81z' fill='#b4714a'/><path d='M100 112C60 104 58 70 62"
                  + " 52c28 8 40 30 38 60z' fill='C'/><path d='M100 112c40-8 42-38 38-56-28 8-40"
                  + " 26-38 56z' fill='C' opacity='.8'/>"),
          Map.entry(
              "backpack",
              "<rect x='60' y='60' width='80' height='92' rx='26' fill='C'/><rect x='74' y='106'"
                  + " width='52' height='34' rx='8' fill='#0003'/><path d='M84 60a16 16 0 0 1 32 0'"
                  + " fill='none' stroke='C' stroke-width='8'/>"),
          Map.entry(
              "sneaker",
              "<path d='M48 128V92c14 12 26 8 32-8l38 28c20 4 34 8 36 26z' fill='C'/><rect x='46'"
                  + " y='128' width='110' height='13' rx='6' fill='#0005'/>"),
          Map.entry(
              "light",
              "<circle cx='92' cy='100' r='34' fill='C'/><circle cx='92' cy='100' r='17'"
                  + " fill='#fff9'/><rect x='120' y='88' width='30' height='24' rx='7'"
                  + " fill='#0006'/>"),
          Map.entry(
              "watch",
              "<rect x='84' y='44' width='32' height='112' rx='10' fill='C'/><circle cx='100'"
                  + " cy='100' r='34' fill='#0007'/><circle cx='100' cy='100' r='26'"
                  + " fill='#fffd'/><path d='M100 84v16l11 8' fill='none' stroke='#333'"
                  + " stroke-width='4'/>"),
          Map.entry(
              "shirt",
              "<path d='M78 54l-34 20 12 24 14-7v58h60V91l14 7 12-24-34-20a22 22 0 0 1-44 0z'"
                  + " fill='C'/>"),
          Map.entry(
              "blanket",
              "<rect x='52' y='62' width='96' height='80' rx='8' fill='C'/><path d='M52 84h96M52"
                  + " 104h96M52 124h96' stroke='#fff5' stroke-width='5'/>"),
          Map.entry(
              "toy",
              "<rect x='56' y='104' width='42' height='42' rx='6' fill='C'/><rect x='102' y='104'"
                  + " width='42' height='42' rx='6' fill='C' opacity='.7'/><rect x='79' y='58'"
                  + " width='42' height='42' rx='6' fill='C' opacity='.85'/>"),
          Map.entry(
              "headphones",
              "<path d='M58 112v-8a42 42 0 0 1 84 0v8' fill='none' stroke='C'"
                  + " stroke-width='10'/><rect x='48' y='104' width='26' height='44' rx='12'"
                  + " fill='C'/><rect x='126' y='104' width='26' height='44' rx='12' fill='C'/>"),
          Map.entry(
              "camera",
              "<rect x='48' y='72' width='104' height='70' rx='12' fill='C'/><rect x='84' y='60'"
                  + " width='32' height='16' rx='5' fill='C'/><circle cx='100' cy='107' r='25'"
                  + " fill='#0006'/><circle cx='100' cy='107' r='14' fill='#fff8'/>"),
          Map.entry(
              "keyboard",
              "<rect x='40' y='80' width='120' height='50' rx='9' fill='C'/><path d='M52 94h96M52"
                  + " 106h96M70 118h60' stroke='#fff8' stroke-width='6' stroke-dasharray='8 5'/>"),
          Map.entry(
              "book",
              "<rect x='62' y='48' width='76' height='104' rx='6' fill='C'/><rect x='62' y='48'"
                  + " width='14' height='104' rx='6' fill='#0003'/><path d='M88 76h36M88 90h26'"
                  + " stroke='#fffa' stroke-width='6'/>"));

  private ProductArt() {}

  /** The names of all that can be drawn. */
  public static List<String> drawings() {
    return SHAPES.keySet().stream().sorted().toList();
  }

  /**
   * The picture of an art's name, such as {@code mug-c2553f}; a plain square for names that mean
   * nothing.
   */
  static String svg(String art) {
    int dash = art.lastIndexOf('-');
    String kind = dash < 0 ? art : art.substring(0, dash);
    String color = dash < 0 ? "" : art.substring(dash + 1);
    String fill = color.matches("[0-9a-f]{6}") ? "#" + color : "#7d8790";
    String shape = SHAPES.getOrDefault(kind, PLAIN).replace("'C'", "'" + fill + "'");
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 200'>"
        + "<rect width='200' height='200' fill='#efece6'/>"
        + shape
        + "</svg>";
  }
}
