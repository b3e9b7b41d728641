/**
 * Accounts: people, what they may do, how they sign in, where they live.
 *
 * <p>Pages use a session cookie, the API bearer tokens; both are opaque random values of which only
 * a SHA-256 is stored, so that a copy of the database opens nothing, and both can be revoked.
 * Passwords are kept by Argon2id. Signing in, registering and making tokens are limited per address
 * and per account, in the database, so that it counts over all nodes.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.unbuy.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
