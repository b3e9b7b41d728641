package dev.unbuy.notifications;

import dev.unbuy.kernel.Language;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.platform.Reader;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.librepdf.openpdf.fonts.Liberation;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The content of a mail as a document to keep: one page of PDF with its fonts inside, which know
 * Latin, Greek and Cyrillic letters: for who reads Chinese or Arabic it is in English.
 */
final class PdfDocument {

  private static final float MARGIN = 56;
  private static final float[] COLUMNS = {1, 2};

  private PdfDocument() {}

  /**
   * A document in the reader's language, as far as the fonts know its letters.
   *
   * @param content says it in the language in which it is asked
   */
  static byte[] of(Supplier<MailContent> content) {
    Language language = Reader.language();
    boolean known = language != Language.ZH_CN && language != Language.AR;
    return Reader.of(known ? language : Language.EN, () -> written(content.get()));
  }

  private static byte[] written(MailContent content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
      PdfWriter.getInstance(document, bytes);
      document.addTitle(content.title());
      document.addCreator("Unbuy");
      document.open();
      Font plain = sized(Liberation.SANS.create(), 10);
      Font bold = sized(Liberation.SANS_BOLD.create(), 10);
      document.add(
          spaced(new Paragraph(content.title(), sized(Liberation.SANS_BOLD.create(), 16))));
      content.paragraphs().forEach(text -> document.add(spaced(new Paragraph(text, plain))));
      document.add(table(content, plain, bold));
      document.add(spaced(new Paragraph(content.link(), plain)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return bytes.toByteArray();
  }

  private static PdfPTable table(MailContent content, Font plain, Font bold) {
    PdfPTable table = new PdfPTable(COLUMNS);
    table.setWidthPercentage(100);
    table.setSpacingBefore(6);
    for (Fact fact : content.facts()) {
      table.addCell(cell(fact.name(), plain));
      table.addCell(cell(fact.value(), bold));
    }
    return table;
  }

  private static PdfPCell cell(String text, Font font) {
    PdfPCell cell = new PdfPCell(new Paragraph(text, font));
    cell.setBorder(PdfPCell.BOTTOM);
    cell.setBorderColor(Color.LIGHT_GRAY);
    cell.setPaddingTop(4);
    cell.setPaddingBottom(6);
    return cell;
  }

  private static Paragraph spaced(Paragraph paragraph) {
    paragraph.setSpacingAfter(10);
    return paragraph;
  }

  private static Font sized(Font font, float size) {
    font.setSize(size);
    return font;
  }
}
