package dev.unbuy.policies;

/**
 * What holds when a seller cannot ship in time: the buyer is told at once, with a new date and a
 * free way to cancel.
 *
 * @param shipWithinDays until when it has to be shipped where nothing else was promised
 * @param silenceConsentsToDays up to how many days of a first delay the buyer's silence is consent;
 *     to any other delay only a word is
 * @param source where it is written
 */
public record DelayRule(int shipWithinDays, int silenceConsentsToDays, String source) {}
