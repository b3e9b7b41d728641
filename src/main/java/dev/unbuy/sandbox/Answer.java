package dev.unbuy.sandbox;

/**
 * An HTTP status and a body of JSON text; text, so that a repeated answer is the same to the byte.
 */
record Answer(int status, String body) {}
