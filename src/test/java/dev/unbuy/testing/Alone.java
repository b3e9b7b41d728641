package dev.unbuy.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test beside which no other on the application runs, because it changes what all go by, such as
 * the policy in force or what the gateway does to everybody, or takes the whole machine. It puts
 * back what it changed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(UnbuyTest.APPLICATION)
public @interface Alone {}
