package dev.unbuy.sandbox;

/**
 * One line of the list that callers reconcile with: what an operation came to at one moment.
 *
 * @param number its place in the list, from 1 on, without gaps
 * @param operation as it was then
 */
record Movement(int number, Operation operation) {}
