-- Captured is refunded, released or in escrow, order by order: in the shares, in the refunds, in the ledger.
WITH share AS (
  SELECT order_id, sum(amount) AS amount, sum(captured) AS captured, sum(going_back) AS going_back,
    sum(refunded) AS refunded, sum(released) AS released,
    bool_and(capture = captured) AS captures_answered
  FROM payments.tender_shares GROUP BY order_id),
part AS (
  SELECT order_id,
    sum(amount) FILTER (WHERE status <> 'SUCCEEDED') AS going_back,
    sum(amount) FILTER (WHERE status = 'SUCCEEDED' AND kind <> 'VOID') AS refunded,
    sum(amount) FILTER (WHERE status = 'SUCCEEDED' AND kind = 'BY_HAND') AS by_hand,
    sum(amount) FILTER (WHERE status <> 'SUCCEEDED' AND kind = 'REFUND') AS clearing
  FROM refunds.refund_parts WHERE NOT replaced GROUP BY order_id),
book AS (
  SELECT order_id,
    sum(CASE WHEN account = 'escrow' THEN moved END) AS escrow,
    sum(CASE WHEN account = 'refund-clearing' THEN moved END) AS clearing,
    -sum(CASE WHEN account LIKE 'buyer-%' THEN moved END) AS buyers,
    sum(CASE WHEN account = 'paid-by-hand' THEN moved END) AS by_hand,
    sum(CASE WHEN account IN ('seller-payable','commission','tax','shipping') THEN moved END)
      AS handed_on
  FROM payments.ledger_transfers,
    LATERAL (VALUES (credit, amount), (debit, -amount)) AS side (account, moved)
  WHERE order_id IS NOT NULL GROUP BY order_id),
owed AS (
  SELECT order_id, sum(amount) AS amount FROM refunds.refunds GROUP BY order_id),
awaited AS ( -- set aside for goods that are not back yet
  SELECT order_id, sum(refund) AS amount FROM returns.return_authorizations
  WHERE ended_at IS NULL GROUP BY order_id)
SELECT 'order ' || o.id || ': ' || what || ' ' || found || ', not ' || must_be
FROM orders.orders o JOIN share ON share.order_id = o.id
  LEFT JOIN part ON part.order_id = o.id LEFT JOIN book ON book.order_id = o.id
  LEFT JOIN owed ON owed.order_id = o.id LEFT JOIN awaited ON awaited.order_id = o.id
  CROSS JOIN LATERAL (VALUES
    ('kept of what the tenders pay', share.amount - share.going_back - share.released
      - share.refunded, o.total - o.owed_back + coalesce(awaited.amount, 0)),
    ('going back', share.going_back, coalesce(part.going_back, 0)),
    ('refunded', share.refunded, coalesce(part.refunded, 0)),
    ('taken from buyers, in the ledger', coalesce(book.buyers, 0),
      share.captured - share.refunded + coalesce(part.by_hand, 0)),
    ('paid by hand, in the ledger', coalesce(book.by_hand, 0), coalesce(part.by_hand, 0)),
    ('in clearing, in the ledger', coalesce(book.clearing, 0), coalesce(part.clearing, 0)),
    ('held or handed on, in the ledger',
      coalesce(book.escrow, 0) + coalesce(book.handed_on, 0),
      share.captured - share.refunded - coalesce(part.clearing, 0)),
    ('in escrow below zero', least(coalesce(book.escrow, 0), 0), 0),
    ('still in escrow though complete',
      CASE WHEN o.completed_at IS NOT NULL AND share.captures_answered
        THEN coalesce(book.escrow, 0) ELSE 0 END, 0),
    ('handed on though not complete',
      CASE WHEN o.completed_at IS NULL THEN coalesce(book.handed_on, 0) ELSE 0 END, 0),
    ('owed back though all is canceled',
      CASE WHEN o.units_canceled = o.units_ordered THEN o.owed_back ELSE o.total END, o.total),
    ('kept of the buyer though all is canceled',
      CASE WHEN o.units_canceled = o.units_ordered
        THEN share.captured - share.refunded - share.going_back ELSE 0 END, 0)
  ) AS rule (what, found, must_be)
WHERE found IS DISTINCT FROM must_be
UNION ALL
SELECT 'refund ' || r.id || ': its parts come to ' || coalesce(sum(p.amount), 0) || ', not '
  || r.amount
FROM refunds.refunds r LEFT JOIN refunds.refund_parts p ON p.refund_id = r.id AND NOT p.replaced
GROUP BY r.id HAVING coalesce(sum(p.amount), 0) <> r.amount
UNION ALL
SELECT 'return ' || a.id || ' (' || a.status || '): refunded ' || coalesce(r.amount, 0)
  || ', decided ' || coalesce(a.back, 0) || ', promised ' || a.refund
FROM returns.return_authorizations a LEFT JOIN refunds.refunds r ON r.cause = a.id
WHERE coalesce(r.amount, 0) > a.refund
  OR coalesce(r.amount, 0) <> CASE a.status WHEN 'SETTLED' THEN a.back ELSE 0 END
    AND NOT EXISTS (SELECT FROM payments.tender_shares s
      WHERE s.order_id = a.order_id AND s.lost_at IS NOT NULL)
UNION ALL
SELECT 'cancellation ' || c.id || ': refunded ' || r.amount || ', promised ' || c.refund
FROM cancellations.cancellations c JOIN refunds.refunds r ON r.cause = c.id
WHERE c.status <> 'SETTLED' OR r.amount > c.refund
UNION ALL
SELECT 'buyer ' || account_id || ': store credit ' || c.balance || ', the ledger has ' || in_ledger
  || ' and orders wait for ' || taken
FROM payments.store_credits c
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE credit WHEN 'buyer-store-credit' THEN amount ELSE -amount END), 0)
      AS in_ledger
    FROM payments.ledger_transfers l
    WHERE l.buyer_id = c.account_id AND 'buyer-store-credit' IN (debit, credit)) ledger
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(s.amount - s.captured - s.released), 0) AS taken
    FROM payments.tender_shares s JOIN payments.tenders t ON t.id = s.tender_id
    WHERE s.buyer_id = c.account_id AND t.method = 'STORE_CREDIT') waiting
WHERE c.balance <> in_ledger - taken
