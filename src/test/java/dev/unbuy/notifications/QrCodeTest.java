package dev.unbuy.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Codes as readers know them; this one was read by another library when it was written down. */
class QrCodeTest {

  @Test
  void aCodeThatReadersHaveRead() {
    assertThat(shown(QrCode.of("unbuy")))
        .isEqualTo(
            """
            #######.#.##..#######
            #.....#..#....#.....#
            #.###.#...##..#.###.#
            #.###.#.##....#.###.#
            #.###.#.##..#.#.###.#
            #.....#.####..#.....#
            #######.#.#.#.#######
            ........#..##........
            #...#.######.#####..#
            #...##.#.#.##..#.#.#.
            ###.#.###.##..######.
            ..#..#.#.....##.#..#.
            #..#.####.#.###.....#
            ........#.#.###...#..
            #######.##..##...###.
            #.....#..#.##..#...#.
            #.###.#.##.#..####..#
            #.###.#..#.##....####
            #.###.#..###..###....
            #.....#..#...##.#....
            #######.##..###.##..#\
            """);
  }

  @Test
  void itGrowsWithItsTextUpToTheLongest() {
    assertThat(QrCode.of("x".repeat(14))).hasDimensions(21, 21);
    assertThat(QrCode.of("x".repeat(15))).hasDimensions(25, 25);
    assertThat(QrCode.of("x".repeat(QrCode.LONGEST))).hasDimensions(41, 41);
    assertThatThrownBy(() -> QrCode.of("x".repeat(QrCode.LONGEST + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String shown(boolean[][] code) {
    return Arrays.stream(code)
        .map(
            row ->
                IntStream.range(0, row.length)
                    .mapToObj(x -> row[x] ? "#" : ".")
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }
}
