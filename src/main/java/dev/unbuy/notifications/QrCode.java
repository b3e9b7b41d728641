package dev.unbuy.notifications;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A QR code of a short text, by ISO/IEC 18004: bytes, error correction level M (a seventh of it may
 * be unreadable), versions 1 to 6. That is all a label needs, so it needs no library.
 */
final class QrCode {

  /** The longest text, in bytes of UTF-8. */
  static final int LONGEST = 106;

  /** Code words in all, correcting ones per block, blocks; by version. */
  private static final int[][] SIZES = {
    {26, 10, 1}, {44, 16, 1}, {70, 26, 1}, {100, 18, 2}, {134, 24, 2}, {172, 16, 4}
  };

  private static final int MASKS = 8;

  private final int size;
  private final boolean[][] dark;
  private final boolean[][] fixed;

  private QrCode(int version) {
    size = 17 + 4 * version;
    dark = new boolean[size][size];
    fixed = new boolean[size][size];
  }

  /**
   * The code of a text: rows of modules, true where it is dark.
   *
   * @throws IllegalArgumentException when it is longer than {@value #LONGEST} bytes
   */
  static boolean[][] of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int version = 1;
    while (version <= SIZES.length && bytes.length > capacity(version)) {
      version++;
    }
    if (version > SIZES.length) {
      throw new IllegalArgumentException("too long for a code: " + text);
    }
    byte[] words = corrected(data(bytes, version), version);
    QrCode best = null;
    for (int mask = 0; mask < MASKS; mask++) {
      QrCode one = new QrCode(version);
      one.drawPatterns(version);
      one.drawFormat(mask);
      one.drawWords(words, mask);
      best = best == null || one.runs() < best.runs() ? one : best;
    }
    return best == null ? new boolean[0][0] : best.dark;
  }

  private static int capacity(int version) {
    return dataWords(version) - 2;
  }

  private static int dataWords(int version) {
    int[] one = SIZES[version - 1];
    return one[0] - one[1] * one[2];
  }

  /** Mode, length, the bytes, an end, and filling. */
  private static byte[] data(byte[] bytes, int version) {
    byte[] words = new byte[dataWords(version)];
    words[0] = (byte) (0x40 | bytes.length >> 4);
    words[1] = (byte) (bytes.length << 4);
    for (int i = 0; i < bytes.length; i++) {
      words[i + 1] |= (byte) ((bytes[i] & 0xff) >> 4);
      words[i + 2] = (byte) (bytes[i] << 4);
    }
    for (int i = bytes.length + 2; i < words.length; i++) {
      words[i] = (byte) ((i - bytes.length) % 2 == 0 ? 0xec : 0x11);
    }
    return words;
  }

  /** Blocks with their correcting words, word by word of each in turn. */
  private static byte[] corrected(byte[] data, int version) {
    int correcting = SIZES[version - 1][1];
    int blocks = SIZES[version - 1][2];
    int length = data.length / blocks;
    byte[] all = new byte[data.length + correcting * blocks];
    for (int block = 0; block < blocks; block++) {
      byte[] own = Arrays.copyOfRange(data, block * length, (block + 1) * length);
      byte[] rest = remainder(own, generator(correcting));
      for (int i = 0; i < length; i++) {
        all[i * blocks + block] = own[i];
      }
      for (int i = 0; i < correcting; i++) {
        all[data.length + i * blocks + block] = rest[i];
      }
    }
    return all;
  }

  private static int[] generator(int degree) {
    int[] result = new int[degree];
    result[degree - 1] = 1;
    int root = 1;
    for (int i = 0; i < degree; i++) {
      for (int j = 0; j < degree; j++) {
        result[j] = product(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0);
      }
      root = product(root, 2);
    }
    return result;
  }

  private static byte[] remainder(byte[] data, int[] generator) {
    byte[] result = new byte[generator.length];
    for (byte one : data) {
      int factor = (one ^ result[0]) & 0xff;
      System.arraycopy(result, 1, result, 0, result.length - 1);
      result[result.length - 1] = 0;
      for (int i = 0; i < result.length; i++) {
        result[i] ^= (byte) product(generator[i], factor);
      }
    }
    return result;
  }

  /** In the field of 256 elements of the code. */
  private static int product(int one, int other) {
    int result = 0;
    for (int bit = 7; bit >= 0; bit--) {
      result = result << 1 ^ (result >>> 7) * 0x11d;
      result ^= (other >>> bit & 1) * one;
    }
    return result;
  }

  private void drawPatterns(int version) {
    for (int i = 0; i < size; i++) {
      set(6, i, i % 2 == 0);
      set(i, 6, i % 2 == 0);
    }
    drawFinder(3, 3);
    drawFinder(size - 4, 3);
    drawFinder(3, size - 4);
    if (version > 1) {
      for (int y = -2; y <= 2; y++) {
        for (int x = -2; x <= 2; x++) {
          set(size - 7 + x, size - 7 + y, Math.max(Math.abs(x), Math.abs(y)) != 1);
        }
      }
    }
  }

  private void drawFinder(int centerX, int centerY) {
    for (int y = -4; y <= 4; y++) {
      for (int x = -4; x <= 4; x++) {
        int distance = Math.max(Math.abs(x), Math.abs(y));
        if (isWithin(centerX + x) && isWithin(centerY + y)) {
          set(centerX + x, centerY + y, distance != 2 && distance != 4);
        }
      }
    }
  }

  /** Level M is 0, so the mask is all that is told; corrected by a code of its own. */
  private void drawFormat(int mask) {
    int rest = mask;
    for (int i = 0; i < 10; i++) {
      rest = rest << 1 ^ (rest >>> 9) * 0x537;
    }
    int bits = (mask << 10 | rest) ^ 0x5412;
    for (int i = 0; i < 15; i++) {
      boolean bit = (bits >>> i & 1) == 1;
      if (i < 6) {
        set(8, i, bit);
      } else if (i < 8) {
        set(8, i + 1, bit);
      } else {
        set(i == 8 ? 7 : 14 - i, 8, bit);
      }
      if (i < 8) {
        set(size - 1 - i, 8, bit);
      } else {
        set(8, size - 15 + i, bit);
      }
    }
    set(8, size - 8, true);
  }

  /** Upwards and downwards in columns of two, from the right; the rest stays light. */
  private void drawWords(byte[] words, int mask) {
    int bit = 0;
    boolean upwards = true;
    for (int right = size - 1; right >= 1; right -= 2) {
      right = right == 6 ? 5 : right;
      for (int step = 0; step < size; step++) {
        int y = upwards ? size - 1 - step : step;
        for (int x = right; x > right - 2; x--) {
          if (!fixed[y][x]) {
            boolean on = bit < words.length * 8 && (words[bit / 8] >>> 7 - bit % 8 & 1) == 1;
            dark[y][x] = on ^ isMasked(mask, x, y);
            bit++;
          }
        }
      }
      upwards = !upwards;
    }
  }

  private static boolean isMasked(int mask, int x, int y) {
    return switch (mask) {
      case 0 -> (x + y) % 2 == 0;
      case 1 -> y % 2 == 0;
      case 2 -> x % 3 == 0;
      case 3 -> (x + y) % 3 == 0;
      case 4 -> (x / 3 + y / 2) % 2 == 0;
      case 5 -> x * y % 2 + x * y % 3 == 0;
      case 6 -> (x * y % 2 + x * y % 3) % 2 == 0;
      default -> ((x + y) % 2 + x * y % 3) % 2 == 0;
    };
  }

  /** How much of it is alike in rows of five and more: readers find their way best without. */
  private int runs() {
    int found = 0;
    for (int i = 0; i < size; i++) {
      int row = 0;
      int column = 0;
      for (int j = 1; j < size; j++) {
        row = dark[i][j] == dark[i][j - 1] ? row + 1 : 0;
        column = dark[j][i] == dark[j - 1][i] ? column + 1 : 0;
        found += (row >= 4 ? 1 : 0) + (column >= 4 ? 1 : 0);
      }
    }
    return found;
  }

  private void set(int x, int y, boolean on) {
    dark[y][x] = on;
    fixed[y][x] = true;
  }

  private boolean isWithin(int at) {
    return at >= 0 && at < size;
  }
}
