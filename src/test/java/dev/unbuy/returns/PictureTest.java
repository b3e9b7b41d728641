package dev.unbuy.returns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.kernel.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What somebody sends is a picture by its content, and is written anew. */
class PictureTest {

  @Test
  void aPictureIsWrittenAnewAndNoLargerThanItIsShown() {
    Picture small = Picture.of(file("png", 40, 30));
    assertThat(small.width()).isEqualTo(40);
    assertThat(small.height()).isEqualTo(30);
    assertThat(Arrays.copyOf(small.jpeg(), 2)).containsExactly(0xff, 0xd8);

    Picture large = Picture.of(file("jpeg", 4_000, 1_000));
    assertThat(large.width()).isEqualTo(1_600);
    assertThat(large.height()).isEqualTo(400);
  }

  @Test
  void nothingThatWasHiddenInTheFileIsKept() {
    byte[] picture = file("png", 10, 10);
    byte[] page = "<script>alert(1)</script>".getBytes(UTF_8);
    byte[] both = Arrays.copyOf(picture, picture.length + page.length);
    System.arraycopy(page, 0, both, picture.length, page.length);

    assertThat(new String(Picture.of(both).jpeg(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("script");
  }

  @Test
  void whatIsNoPictureIsRefusedWhateverItIsCalled() {
    byte[] broken = Arrays.copyOf(file("png", 40, 30), 60);
    for (byte[] file :
        new byte[][] {
          new byte[0],
          "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8),
          file("gif", 4, 4),
          broken,
          new byte[Picture.LARGEST + 1]
        }) {
      assertThatThrownBy(() -> Picture.of(file)).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void morePixelsThanBytesAreNotUnfolded() {
    byte[] file = file("png", 1, 1);
    file[16] = 0x00;
    file[17] = 0x01;
    file[18] = 0x00;
    file[20] = 0x00;
    file[21] = 0x01;
    assertThatThrownBy(() -> Picture.of(file)).isInstanceOf(InvalidInput.class);
  }

  private static byte[] file(String kind, int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), kind, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
