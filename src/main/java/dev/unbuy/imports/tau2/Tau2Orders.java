package dev.unbuy.imports.tau2;

import static java.util.stream.Collectors.toMap;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.files.Tally;
import dev.unbuy.imports.files.Why;
import dev.unbuy.imports.past.PastWriter;
import dev.unbuy.imports.tau2.Tau2File.Entry;
import dev.unbuy.imports.tau2.Tau2Retelling.Told;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes the orders, a lot with each commit. */
final class Tau2Orders {

  private static final int LOT = 500;

  private final Tau2File file;
  private final Tau2Retelling retelling;
  private final JsonMapper json;
  private final PolicyNumbers policy;
  private final Instant now;
  private final Tally orders;

  Tau2Orders(
      Tau2File file, Tau2Retelling retelling, JsonMapper json, PolicyNumbers policy, Instant now) {
    this.file = file;
    this.retelling = retelling;
    this.json = json;
    this.policy = policy;
    this.now = now;
    this.orders = new Tally(file.name() + ": orders", Tally.ReportedRows.IGNORED);
  }

  FileReport write(ImportConnection database, Progress progress) {
    progress.begins("purchases", file.size());
    file.read("orders", LOT, progress::advances, lot -> database.inOneStep(copy -> lot(copy, lot)));
    return orders.close();
  }

  private int lot(CopySession copy, List<Entry> lot) {
    Set<UUID> here =
        copy.present(
            "orders.purchases", lot.stream().map(one -> retelling.purchase(one.id())).toList());
    Map<UUID, String> buyers = buyers(copy, lot);
    PastWriter writer = new PastWriter(copy, json, Tau2Format.SOURCE, policy, now);
    for (Entry one : lot) {
      orders.read();
      if (here.contains(retelling.purchase(one.id()))) {
        orders.reported(one.row(), Why.ALREADY_HERE);
      } else {
        switch (retelling.tell(one, buyers)) {
          case Told.Not not -> orders.reported(one.row(), not.why());
          case Told.Purchase purchase -> {
            writer.write(purchase.purchase());
            orders.used();
            purchase.notes().forEach(note -> orders.noted(one.row(), note));
          }
        }
      }
    }
    return lot.size();
  }

  /** The names of those of them who are here. */
  private Map<UUID, String> buyers(CopySession copy, List<Entry> lot) {
    UUID[] ids =
        lot.stream()
            .map(one -> retelling.buyer(one.value().path("user_id").asString("")))
            .distinct()
            .toArray(UUID[]::new);
    return copy
        .ask(
            "SELECT id, name FROM accounts.accounts WHERE id = ANY (?)",
            row -> Map.entry(row.getObject(1, UUID.class), row.getString(2)),
            (Object) ids)
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
