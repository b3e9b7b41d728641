package dev.unbuy.imports.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.imports.files.Why;
import dev.unbuy.imports.retail.TakeBack.Found;
import dev.unbuy.imports.retail.TakeBack.Line;
import dev.unbuy.imports.retail.TakeBack.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sale a line takes back that names none. */
class TakeBackTest {

  @Test
  void theNewestSaleThatHasThemIsTaken() {
    assertThat(taken(4, 5, -2)).containsExactly(List.of(new Taken(2, 2)));
  }

  @Test
  void oneOfExactlyAsManyUnitsComesBeforeANewerOne() {
    assertThat(taken(3, 8, -3)).containsExactly(List.of(new Taken(1, 3)));
  }

  @Test
  void severalAreTakenWhenOneIsNotEnough() {
    assertThat(taken(4, 5, -7)).containsExactly(List.of(new Taken(2, 5), new Taken(1, 2)));
  }

  @Test
  void whatWasTakenBackIsNotTakenAgain() {
    assertThat(taken(4, -4, -1)).containsExactly(List.of(new Taken(1, 4)), List.of());
    assertThat(TakeBack.in(lines(4, -4, -1)).getLast().why()).isEqualTo(Why.FITS_NOTHING);
  }

  @Test
  void aLineThatExceedsTakesNothing() {
    assertThat(taken(4, -5, -4)).containsExactly(List.of(), List.of(new Taken(1, 4)));
    assertThat(TakeBack.in(lines(4, -5)).getFirst().why()).isEqualTo(Why.EXCEEDS);
  }

  @Test
  void whatIsBoughtLaterIsNotTaken() {
    assertThat(TakeBack.in(lines(-1, 4)).getFirst().why()).isEqualTo(Why.FITS_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void neverIsMoreTakenOfASaleThanWasBought(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int[] quantities =
          random.ints(1 + random.nextInt(12), -9, 10).filter(quantity -> quantity != 0).toArray();
      List<Line> lines = lines(quantities);
      List<Found> found = TakeBack.in(lines);
      for (Line line : lines) {
        assertThat(unitsTakenOf(line, found)).isLessThanOrEqualTo(Math.max(0, line.quantity()));
      }
      assertThat(found)
          .filteredOn(one -> one.why() == null)
          .allSatisfy(
              one ->
                  assertThat(one.taken().stream().mapToInt(Taken::quantity).sum())
                      .isEqualTo(-one.line().quantity()));
    }
  }

  private static int unitsTakenOf(Line line, List<Found> found) {
    return found.stream()
        .flatMap(one -> one.taken().stream())
        .filter(taken -> taken.row() == line.row())
        .mapToInt(Taken::quantity)
        .sum();
  }

  private static List<List<Taken>> taken(int... quantities) {
    return TakeBack.in(lines(quantities)).stream().map(Found::taken).toList();
  }

  private static List<Line> lines(int... quantities) {
    List<Line> lines = new ArrayList<>();
    for (int quantity : quantities) {
      long row = lines.size() + 1L;
      Instant at = Instant.EPOCH.plusSeconds(row);
      lines.add(new Line(row, "1", "A", "I" + row, quantity, 100, at));
    }
    return lines;
  }
}
