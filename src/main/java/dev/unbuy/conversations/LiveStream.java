package dev.unbuy.conversations;

import dev.unbuy.conversations.LiveConversations.Look;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One open conversation of somebody, told by one thread and woken by others. */
final class LiveStream {

  private static final int MOST_WAITING = 64;

  private final UUID account;
  private final Consumer<LiveEvent> listener;
  private final LinkedBlockingQueue<Side> signals = new LinkedBlockingQueue<>(MOST_WAITING);
  private @Nullable Side side;
  private int last;
  private int seen = -1;
  private @Nullable Boolean supportIsHere;

  LiveStream(UUID account, int after, Consumer<LiveEvent> listener) {
    this.account = account;
    this.last = after;
    this.listener = listener;
  }

  UUID account() {
    return account;
  }

  /** The number of the last message that was told. */
  int last() {
    return last;
  }

  boolean isOf(Side one) {
    return side == one;
  }

  /** Something is there to look at. */
  void wake() {
    var _ = signals.offer(Side.PLATFORM);
  }

  /** Somebody of a side types. */
  void types(Side who) {
    var _ = signals.offer(who);
  }

  /**
   * Waits for a signal, and tells who types.
   *
   * @return whether it is time to look
   */
  boolean sleep(Duration longest) {
    try {
      Side signal = signals.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (signal == null || signal == Side.PLATFORM) {
        return true;
      }
      if (signal != side) {
        listener.accept(new LiveEvent.Typing(signal));
      }
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Tells what is new. */
  void tell(Look look) {
    side = look.side();
    for (Message message : look.messages()) {
      if (message.isFor(look.side())) {
        listener.accept(new LiveEvent.Written(message));
      }
      last = message.seq();
    }
    if (look.messages().size() == Conversations.SHOWN) {
      wake();
    }
    if (look.seen() > seen) {
      seen = look.seen();
      listener.accept(new LiveEvent.Seen(seen));
    }
    if (supportIsHere == null || supportIsHere != look.supportIsHere()) {
      supportIsHere = look.supportIsHere();
      listener.accept(new LiveEvent.Support(look.supportIsHere()));
    }
  }

  void quiet() {
    listener.accept(new LiveEvent.Quiet());
  }
}
