package dev.unbuy.chaos;

import java.util.UUID;

/** Somebody with an account. */
record Person(UUID id, String token) {}
