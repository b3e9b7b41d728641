package dev.unbuy.replay;

/** Does here what a tool of the benchmark does there, and compares. */
@FunctionalInterface
interface Deed {

  /**
   * Does it.
   *
   * @return what came of it
   */
  Result done(Action action, Scene scene);

  /**
   * Where it is done.
   *
   * @param there the benchmark's shop, as the task's earlier actions have left it
   * @param customer who it is done for
   * @param seller who acts for the shop
   */
  record Scene(TaskState there, Customer customer, Customer seller) {}
}
