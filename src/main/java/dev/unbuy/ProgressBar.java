package dev.unbuy;

import dev.unbuy.imports.Progress;
import dev.unbuy.platform.embedded.StartupText;
import java.io.PrintWriter;

/** Draws a bar for each step; it is drawn anew only when it has grown. */
final class ProgressBar implements Progress {

  private static final int WIDTH = 40;
  private static final int WHOLE = 100;

  private final PrintWriter out;
  private String step = "";
  private long total;
  private long done;
  private long shown;

  ProgressBar(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begins(String next, long howMuch) {
    ends();
    step = StartupText.of("import.step." + next);
    total = Math.max(1, howMuch);
    done = 0;
    shown = -1;
    draw();
  }

  @Override
  public void advances(long more) {
    done = Math.min(total, done + more);
    draw();
  }

  /** Ends the line of the last step. */
  void ends() {
    if (!step.isEmpty()) {
      out.println();
      out.flush();
      step = "";
    }
  }

  private void draw() {
    long percent = done * WHOLE / total;
    if (percent != shown) {
      shown = percent;
      int filled = (int) (percent * WIDTH / WHOLE);
      String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
      out.printf("\r[%s] %3d %%  %s", bar, percent, step);
      out.flush();
    }
  }
}
