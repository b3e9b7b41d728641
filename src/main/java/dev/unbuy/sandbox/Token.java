package dev.unbuy.sandbox;

import java.util.Locale;

/** The payers that can be practised with, each named by a token. */
enum Token {
  /** Agrees at once. */
  OK,
  /** Is declined. */
  DECLINED,
  /** Is under review until it is settled. */
  REVIEW,
  /** Has still to pay, by transfer or voucher, until it is settled. */
  PENDING,
  /** Has still to pay, and does so by itself after the method's time. */
  PAYS_LATE,
  /** Agrees, and is answered after three seconds. */
  SLOW,
  /** Agrees, but the account is closed when money is to go back: refunds are refused. */
  CLOSED_CARD,
  /** Agrees; a refund is accepted, and fails later: the account is closed by then. */
  REFUND_FAILS;

  /** The token as callers send it, such as {@code sandbox-refund-fails}. */
  String code() {
    return "sandbox-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
