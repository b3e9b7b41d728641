-- The sum over all accounts of the ledger is zero, and what sellers were paid is what they were owed.
SELECT 'the ledger comes to ' || sum(moved) || ' ' || currency
FROM payments.ledger_transfers,
  LATERAL (VALUES (credit, amount), (debit, -amount)) AS side (account, moved)
GROUP BY currency HAVING sum(moved) <> 0
UNION ALL
SELECT 'share ' || cause || ': captured ' || sum(l.amount) || ' in the ledger, ' || s.captured
FROM payments.ledger_transfers l JOIN payments.tender_shares s ON s.id = l.cause
WHERE l.kind = 'CAPTURE' GROUP BY cause, s.captured HAVING sum(l.amount) <> s.captured
UNION ALL
SELECT 'shop ' || shop_id || ': owed ' || owed || ' by lines, ' || booked || ' by the ledger'
FROM (SELECT shop_id, sum(amount) AS owed FROM payments.payables WHERE payout_id IS NULL
      GROUP BY shop_id) lines
  JOIN (SELECT shop_id, sum(moved) AS booked FROM payments.ledger_transfers,
          LATERAL (VALUES (credit, amount), (debit, -amount)) AS side (account, moved)
        WHERE account IN ('seller-payable','shipping') GROUP BY shop_id) ledger USING (shop_id)
WHERE owed <> booked
UNION ALL
SELECT 'payout ' || p.id || ' of ' || p.amount || ': lines of ' || sum(l.amount)
FROM payments.payouts p JOIN payments.payables l ON l.payout_id = p.id
GROUP BY p.id HAVING sum(l.amount) <> p.amount
