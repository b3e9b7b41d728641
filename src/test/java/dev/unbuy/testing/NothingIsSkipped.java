package dev.unbuy.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Makes a test fail that would count as skipped because an assumption does not hold. Conditions
 * such as {@code @Disabled} are switched off by {@code junit-platform.properties}.
 */
public final class NothingIsSkipped
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw asFailure(failure);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw asFailure(failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw asFailure(failure);
  }

  static Throwable asFailure(Throwable failure) {
    return failure instanceof TestAbortedException
        ? new AssertionError("skipped, which fails the build: " + failure.getMessage(), failure)
        : failure;
  }
}
