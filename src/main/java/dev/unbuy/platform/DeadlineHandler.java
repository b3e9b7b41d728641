package dev.unbuy.platform;

import java.util.UUID;

/** Does what a kind of deadline asks for. */
public interface DeadlineHandler {

  /** The kind, stable across releases, such as {@code order.unpaid}. */
  String kind();

  /**
   * The instant has come; the deadline is gone with this unit of work. It must look at the present
   * facts and do nothing when they no longer call for it.
   */
  void due(UUID subject, UnitOfWork work);
}
