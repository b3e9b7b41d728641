package dev.unbuy.accounts;

/** What a person may be on the marketplace; somebody may be several. */
public enum Role {
  BUYER,
  SELLER,
  AGENT,
  OPERATOR
}
