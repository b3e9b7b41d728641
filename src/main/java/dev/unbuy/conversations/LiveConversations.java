package dev.unbuy.conversations;

import dev.unbuy.accounts.SignInLimits.TooManyAttempts;
import dev.unbuy.conversations.Conversations.Mark;
import dev.unbuy.conversations.Conversations.Part;
import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Signals;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells those who have a conversation open what happens in it, on whichever node they and the
 * others are.
 *
 * <p>What a stream tells is read from the tables, from the number of the last message that was
 * seen: a signal only says when to look. A stream that hears none looks by itself every few
 * seconds.
 */
@Component
public class LiveConversations implements SmartLifecycle {

  private static final String CHANNEL = "conversations";
  private static final int MOST_STREAMS = 12;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LOOK_WHEN_DEAF = Duration.ofSeconds(1);
  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final Duration SUPPORT_STAYS = BEAT.multipliedBy(3);
  private static final Duration BETWEEN_TYPINGS = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 10_000;

  private static final String SUPPORT_IS_HERE =
      "SELECT EXISTS (SELECT FROM conversations.support_here WHERE until > ?)";
  private static final String STAY =
      """
      INSERT INTO conversations.support_here (account_id, until) VALUES (?, ?)
      ON CONFLICT (account_id) DO UPDATE SET until = excluded.until\
      """;

  private final Transactions transactions;
  private final Conversations conversations;
  private final Signals signals;
  private final InstantSource clock;
  private final Map<UUID, Set<LiveStream>> streams = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> typed = new ConcurrentHashMap<>();
  private volatile boolean running;

  LiveConversations(
      Transactions transactions,
      Conversations conversations,
      Signals signals,
      InstantSource clock) {
    this.transactions = transactions;
    this.conversations = conversations;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Tells what happens until the listener fails, somebody may no longer read the conversation, or
   * some minutes have passed: then they ask again, from the last message that they have seen.
   *
   * @param who the roles in which they may take part
   * @param after the number of the last message that they have seen
   * @param listener takes one event after the other in this thread
   * @throws dev.unbuy.kernel.NotFound when they take part in no conversation of this id
   * @throws TooManyAttempts when they have too many open
   */
  public void follow(List<Writer> who, UUID id, int after, Consumer<LiveEvent> listener) {
    UUID account = who.getFirst().accountId();
    LiveStream stream = new LiveStream(account, after, listener);
    signals.follow(CHANNEL, this::heard);
    open(id, stream);
    try {
      stream.tell(look(who, id, after));
      run(who, stream, () -> look(who, id, stream.last()));
    } finally {
      close(id, stream);
    }
  }

  /** Somebody is typing; said at most once a second, and kept nowhere. */
  public void typing(List<Writer> who, UUID id) {
    Part part = conversations.part(id, who);
    Instant now = clock.instant();
    UUID account = part.writer().accountId();
    Instant last = typed.get(account);
    if (last != null && last.plus(BETWEEN_TYPINGS).isAfter(now)) {
      return;
    }
    if (typed.size() > MOST_REMEMBERED) {
      typed.clear();
    }
    typed.put(account, now);
    var _ =
        transactions.run(
            work ->
                work.ask(
                        Query.of(
                            "SELECT conversations.tell_typing(?, ?)",
                            row -> row.getBoolean(1),
                            id,
                            part.side()))
                    .first());
  }

  /** Whether somebody of support is there. */
  static Query<Boolean> supportIsHere(Instant now) {
    return Query.of(SUPPORT_IS_HERE, row -> row.getBoolean(1), now);
  }

  @Override
  public void start() {
    running = true;
  }

  /** Ends all streams, so that a node that stops waits for none. */
  @Override
  public void stop() {
    running = false;
    streams.values().forEach(all -> all.forEach(LiveStream::wake));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run(List<Writer> who, LiveStream stream, Supplier<Look> look) {
    Instant end = clock.instant().plus(LONGEST);
    Instant beat = clock.instant();
    while (running && clock.instant().isBefore(end)) {
      if (!clock.instant().isBefore(beat)) {
        stream.quiet();
        if (stream.isOf(Side.SUPPORT)) {
          stay(who.getFirst().accountId());
        }
        beat = clock.instant().plus(BEAT);
      }
      if (stream.sleep(signals.hears() ? LOOK : LOOK_WHEN_DEAF)) {
        stream.tell(look.get());
      }
    }
  }

  /** An agent who has a conversation open is there. */
  private void stay(UUID agent) {
    transactions.execute(
        work -> work.plan(Write.any(STAY, agent, clock.instant().plus(SUPPORT_STAYS))));
  }

  private Look look(List<Writer> who, UUID id, int after) {
    return transactions.read(
        work -> {
          var found = work.ask(ConversationRows.find(id));
          var marks = work.ask(Conversations.marks(id));
          var support = work.ask(supportIsHere(clock.instant()));
          var rows = work.ask(Conversations.above(id, after));
          Part part = Conversations.part(found.first(), who);
          return new Look(
              part.side(),
              rows.rows(),
              Mark.seenByOthers(marks.rows(), part.side()),
              part.conversation().support() && support.first().orElse(false));
        });
  }

  private void open(UUID id, LiveStream stream) {
    long open =
        streams.values().stream()
            .flatMap(Set::stream)
            .filter(one -> one.account().equals(stream.account()))
            .count();
    if (open >= MOST_STREAMS) {
      throw new TooManyAttempts(LONGEST);
    }
    streams.compute(
        id,
        (_, all) -> {
          Set<LiveStream> more = all == null ? ConcurrentHashMap.newKeySet() : all;
          more.add(stream);
          return more;
        });
  }

  private void close(UUID id, LiveStream stream) {
    streams.computeIfPresent(
        id,
        (_, all) -> {
          all.remove(stream);
          return all.isEmpty() ? null : all;
        });
  }

  /** As the functions of the database tell it: what, of which conversation, of which side. */
  private void heard(String told) {
    String[] words = told.split(" ", 3);
    if (words.length < 2) {
      return;
    }
    Set<LiveStream> all = Ids.parse(words[1]).map(streams::get).orElse(null);
    if (all == null) {
      return;
    }
    if (words.length == 3) {
      Side side = Side.valueOf(words[2]);
      all.forEach(one -> one.types(side));
    } else {
      all.forEach(LiveStream::wake);
    }
  }

  /** What stands in the tables, as somebody of a side may see it. */
  record Look(Side side, List<Message> messages, int seen, boolean supportIsHere) {}
}
