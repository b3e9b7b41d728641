package dev.unbuy.notifications;

import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Language;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.Reader;
import dev.unbuy.platform.UnbuyProperties;
import dev.unbuy.returns.ReturnAuthorization;
import dev.unbuy.returns.Returns;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.librepdf.openpdf.fonts.Liberation;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What is printed for goods that go back: a label with a code by which the seller finds the return,
 * and the slip that lies in the parcel.
 */
@Component
public class ReturnLabels {

  private static final float MARGIN = 56;
  private static final float CODE = 150;
  private static final float[] COLUMNS = {1, 5};

  private final MessageSource messages;
  private final UnbuyProperties unbuy;
  private final Returns returns;
  private final OrderOverviews orders;

  ReturnLabels(
      MessageSource messages, UnbuyProperties unbuy, Returns returns, OrderOverviews orders) {
    this.messages = messages;
    this.unbuy = unbuy;
    this.returns = returns;
    this.orders = orders;
  }

  /**
   * The label, where the prepaid one was taken, and the slip, as PDF in the reader's language, as
   * far as its fonts know the letters.
   *
   * @throws NotFound when there is no such return of this buyer, or its goods cannot be sent
   */
  public byte[] pdf(Actor.Buyer buyer, UUID returnId) {
    ReturnAuthorization one = returns.get(returnId, buyer);
    if (!one.canBePrinted()) {
      throw new NotFound("label");
    }
    OrderOverview order = orders.get(buyer, one.orderId());
    return pdf(one, order.order(), order.lines());
  }

  private byte[] pdf(ReturnAuthorization one, Order order, List<OrderLine> lines) {
    Language language = Reader.language();
    boolean known = language != Language.ZH_CN && language != Language.AR;
    return written(one, order, lines, (known ? language : Language.EN).locale());
  }

  private byte[] written(
      ReturnAuthorization one, Order order, List<OrderLine> lines, Locale locale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
      PdfWriter writer = PdfWriter.getInstance(document, bytes);
      document.addTitle(text("label.title", locale, order.number()));
      document.addCreator("Unbuy");
      document.open();
      Font plain = sized(Liberation.SANS.create(), 11);
      Font bold = sized(Liberation.SANS_BOLD.create(), 14);
      if (one.progress().labelTakenAt() != null) {
        label(document, writer, one, order, locale);
        document.newPage();
      }
      document.add(spaced(new Paragraph(text("label.slip", locale, order.number()), bold)));
      document.add(spaced(new Paragraph(text("label.slip.text", locale), plain)));
      document.add(items(one, lines, plain));
      document.add(
          spaced(
              new Paragraph(
                  text("label.slip.reason", locale)
                      + " "
                      + text("return.reason." + one.reason(), locale),
                  plain)));
      document.add(code(writer, one));
      document.add(spaced(new Paragraph(one.id().toString(), plain)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return bytes.toByteArray();
  }

  private void label(
      Document document, PdfWriter writer, ReturnAuthorization one, Order order, Locale locale)
      throws IOException {
    Font plain = sized(Liberation.SANS.create(), 11);
    Font bold = sized(Liberation.SANS_BOLD.create(), 14);
    document.add(spaced(new Paragraph(text("label.title", locale, order.number()), bold)));
    document.add(
        spaced(new Paragraph(text("label.from", locale) + "\n" + lines(order.shipTo()), plain)));
    document.add(spaced(new Paragraph(text("label.to", locale) + "\n" + order.shopName(), bold)));
    document.add(code(writer, one));
    document.add(spaced(new Paragraph(one.id().toString(), plain)));
  }

  /** Leads to the seller's page of the return; only its id where that address is too long. */
  private Image code(PdfWriter writer, ReturnAuthorization one) {
    String link = unbuy.baseUrl() + "/seller/returns/" + one.id();
    boolean[][] code = QrCode.of(link.length() > QrCode.LONGEST ? one.id().toString() : link);
    PdfTemplate drawn = writer.getDirectContent().createTemplate(code.length, code.length);
    drawn.setColorFill(Color.BLACK);
    for (int y = 0; y < code.length; y++) {
      for (int x = 0; x < code.length; x++) {
        if (code[y][x]) {
          drawn.rectangle(x, code.length - 1f - y, 1, 1);
        }
      }
    }
    drawn.fill();
    Image image = Image.getInstance(drawn);
    image.scaleAbsolute(CODE, CODE);
    image.setSpacingBefore(12);
    image.setAlt(one.id().toString());
    return image;
  }

  private static PdfPTable items(ReturnAuthorization one, List<OrderLine> lines, Font font) {
    PdfPTable table = new PdfPTable(COLUMNS);
    table.setWidthPercentage(100);
    table.setSpacingBefore(6);
    table.setSpacingAfter(12);
    for (ReturnAuthorization.Line back : one.lines()) {
      lines.stream()
          .filter(line -> line.id().equals(back.lineId()))
          .forEach(
              line -> {
                table.addCell(new Paragraph(back.quantity() + " ×", font));
                table.addCell(new Paragraph(line.title() + ", " + line.variant(), font));
              });
    }
    return table;
  }

  private static String lines(Address address) {
    return Stream.of(
            address.name(),
            address.line1(),
            address.line2(),
            address.postalCode() + " " + address.city(),
            address.region(),
            address.country())
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  private String text(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  private static Paragraph spaced(Paragraph paragraph) {
    paragraph.setSpacingAfter(12);
    return paragraph;
  }

  private static Font sized(Font font, float size) {
    font.setSize(size);
    return font;
  }
}
