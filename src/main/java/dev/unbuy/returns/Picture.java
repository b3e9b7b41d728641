package dev.unbuy.returns;

import dev.unbuy.kernel.InvalidInput;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture that somebody sent, written anew as JPEG: what it is is seen from its content, not from
 * its name, and nothing else that was in the file is kept, such as where it was taken.
 *
 * @param jpeg the new file
 */
record Picture(int width, int height, byte[] jpeg) {

  /** The largest file, in bytes. */
  static final int LARGEST = 8 << 20;

  private static final long MOST_PIXELS = 50_000_000;
  private static final int LONGEST_SIDE = 1_600;
  private static final Set<String> KINDS = Set.of("jpeg", "png");

  static {
    ImageIO.setUseCache(false);
  }

  /**
   * Reads and writes it.
   *
   * @throws InvalidInput when it is no picture, too large, or cannot be read
   */
  static Picture of(byte[] file) {
    if (file.length > LARGEST) {
      throw new InvalidInput("photo", "must have at most %d MB".formatted(LARGEST >> 20));
    }
    try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw noPicture();
      }
      ImageReader reader = readers.next();
      try {
        if (!KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          throw noPicture();
        }
        reader.setInput(stream, true, true);
        return written(read(reader));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw noPicture();
    }
  }

  /** Its size is looked at before its pixels are, which may be many more than its bytes. */
  private static BufferedImage read(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new InvalidInput("photo", "must have at most 50 million pixels");
    }
    ImageReadParam param = reader.getDefaultReadParam();
    int step = Math.max(1, Math.max(width, height) / LONGEST_SIDE);
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, param);
    if (image == null) {
      throw new IIOException("nothing was read");
    }
    return image;
  }

  private static Picture written(BufferedImage image) throws IOException {
    double scale =
        Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = plain.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    canvas.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(plain, "jpeg", bytes)) {
      throw new IIOException("nothing was written");
    }
    return new Picture(width, height, bytes.toByteArray());
  }

  private static InvalidInput noPicture() {
    return new InvalidInput("photo", "must be a picture, JPEG or PNG");
  }
}
