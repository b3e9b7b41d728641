package dev.unbuy.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test that changes what all on the application go by, such as the policy in force or what the
 * gateway does to everybody: no other test on the application runs beside it. It puts back what it
 * changed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(UnbuyTest.WHAT_ALL_GO_BY)
public @interface ChangesPolicy {}
