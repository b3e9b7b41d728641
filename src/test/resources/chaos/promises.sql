-- Every promise that is kept by time has its timer until it is kept, and each has fired once.
SELECT 'cancellation ' || c.id || ' waits for an answer without a timer'
FROM cancellations.cancellations c
WHERE c.status = 'ASKED' AND NOT EXISTS (SELECT FROM platform.deadlines d
  WHERE d.subject = c.id AND d.kind = 'cancellation.seller-answers')
UNION ALL
SELECT 'order ' || o.id || ' waits for its payment without a timer'
FROM orders.orders o
WHERE o.payment = 'UNPAID' AND o.units_canceled + o.units_shipped < o.units_ordered
  AND NOT EXISTS (
    SELECT FROM platform.deadlines d WHERE d.subject = o.id AND d.kind = 'order.unpaid')
UNION ALL
SELECT 'order ' || o.id || ' is paid and waits for its capture without a timer'
FROM orders.orders o
WHERE o.payment = 'PAID' AND o.status <> 'CANCELED' AND o.completed_at IS NULL
  AND EXISTS (SELECT FROM payments.tender_shares s WHERE s.order_id = o.id
    AND s.capture_requested_at IS NULL AND s.lost_at IS NULL
    AND s.amount > s.going_back + s.released)
  AND NOT EXISTS (SELECT FROM platform.deadlines d
    WHERE d.subject = o.id AND d.kind = 'order.capture')
UNION ALL
SELECT 'order ' || o.id || ' is to be shipped without a timer'
FROM orders.orders o
WHERE o.payment = 'PAID' AND o.completed_at IS NULL
  AND EXISTS (SELECT FROM orders.order_lines l
    WHERE l.order_id = o.id AND l.open + l.in_fulfillment > l.asked)
  AND NOT EXISTS (SELECT FROM platform.deadlines d
    WHERE d.subject = o.id AND d.kind = 'order.not-shipped')
  AND NOT EXISTS (SELECT FROM orders.order_history h
    WHERE h.order_id = o.id AND h.actor = 'PLATFORM' AND h.kind = 'CANCELLATION_ASKED')
UNION ALL
SELECT 'order ' || o.id || ' is delivered without a timer for its money'
FROM orders.orders o
WHERE o.status = 'DELIVERED' AND NOT EXISTS (SELECT FROM platform.deadlines d
  WHERE d.subject = o.id AND d.kind = 'order.protection-over')
  AND NOT EXISTS (SELECT FROM orders.unpaid_shipments u
    WHERE u.order_id = o.id AND u.ended_at IS NULL)
  AND NOT EXISTS (SELECT FROM orders.escrow_holds h WHERE h.order_id = o.id)
UNION ALL
SELECT 'order ' || h.order_id || ' is held because of ' || h.why || ' ' || h.cause || ', which is over'
FROM orders.escrow_holds h LEFT JOIN returns.return_authorizations a ON a.id = h.cause
WHERE h.why = 'RETURN' AND (a.id IS NULL OR a.ended_at IS NOT NULL)
UNION ALL
SELECT 'return ' || a.id || ' is ' || a.status || ' without a timer'
FROM returns.return_authorizations a
WHERE a.ended_at IS NULL AND NOT EXISTS (
  SELECT FROM platform.deadlines d WHERE d.subject = a.id)
UNION ALL
SELECT 'deadline ' || kind || ' of ' || subject || ' is overdue since ' || due_at
FROM platform.deadlines WHERE due_at < now() - interval '15 seconds'
UNION ALL
SELECT 'order ' || order_id || ' was ' || kind || ' ' || count(*) || ' times'
FROM orders.order_history WHERE kind IN ('PLACED','COMPLETED') GROUP BY order_id, kind
HAVING count(*) > 1
UNION ALL
SELECT 'cancellation ' || c.id || ' is ' || c.status || ', and was told as that '
  || count(e.id) || ' times'
FROM cancellations.cancellations c LEFT JOIN platform.outbox_events e
  ON e.subject = c.id AND e.type = 'CancellationDecided' AND e.payload ->> 'status' = c.status
GROUP BY c.id HAVING count(e.id) <> 1
UNION ALL
SELECT 'cancellation ' || subject || ' was decided ' || count(*) || ' times'
FROM platform.outbox_events
WHERE type = 'CancellationDecided' AND payload ->> 'status' NOT IN ('ASKED','UNDONE')
GROUP BY subject HAVING count(*) > 1
UNION ALL
SELECT 'refund ' || r.id || ' has come back, and was told as that ' || count(e.id) || ' times'
FROM refunds.refunds r LEFT JOIN platform.outbox_events e
  ON e.subject = r.id AND e.type = 'RefundArrived'
WHERE NOT EXISTS (SELECT FROM refunds.refund_parts p
  WHERE p.refund_id = r.id AND NOT p.replaced AND p.status <> 'SUCCEEDED')
GROUP BY r.id HAVING count(e.id) <> 1 AND NOT EXISTS (SELECT FROM refunds.refund_parts p
  WHERE p.refund_id = r.id AND p.replaced AND count(e.id) BETWEEN 1 AND 3)
