-- Every effect follows its commit: each mail once for each event, each letter for a mail, no delivery left behind.
SELECT 'a delivery to ' || consumer || ' is ' || CASE WHEN dead THEN 'dead' ELSE 'waiting' END
  || ' after ' || attempts || ' attempts: ' || coalesce(last_error, '-')
FROM platform.outbox_deliveries
-- a reconciliation whose worker was killed is left alone for minutes, and nothing waits for it
WHERE dead OR consumer NOT LIKE 'standing.%' AND consumer NOT LIKE 'search.%'
  AND consumer <> 'reconciliation.run'
UNION ALL
SELECT 'order ' || order_id || ': ' || kind || ' happened ' || sum(events) || ' times, and was mailed '
  || sum(mails) || ' times'
FROM (
  SELECT subject AS order_id, 'order.placed' AS kind, 1 AS events, 0 AS mails
  FROM platform.outbox_events WHERE type = 'OrderChanged' AND payload ->> 'change' = 'PLACED'
  UNION ALL
  SELECT (payload ->> 'orderId')::uuid, 'cancellation.' || (payload ->> 'status'), 1, 0
  FROM platform.outbox_events WHERE type = 'CancellationDecided'
  UNION ALL
  SELECT (payload ->> 'orderId')::uuid, CASE type WHEN 'RefundSent' THEN 'refund.sent'
    WHEN 'RefundArrived' THEN 'refund.arrived' ELSE 'refund.needs-attention' END, 1, 0
  FROM platform.outbox_events
  WHERE type IN ('RefundSent','RefundArrived','RefundNeedsAttention')
  UNION ALL
  SELECT order_id, kind, 0, 1 FROM notifications.mails m
  WHERE (kind IN ('order.placed','refund.sent','refund.arrived','refund.needs-attention')
    OR kind LIKE 'cancellation.%')
    AND EXISTS (SELECT FROM orders.orders o
      WHERE o.id = m.order_id AND o.buyer_id = m.account_id)) told
GROUP BY order_id, kind HAVING sum(events) <> sum(mails)
UNION ALL
SELECT 'mail ' || m.id || ' (' || m.kind || ') was composed, and never taken by the mail server'
FROM notifications.mails m WHERE NOT EXISTS (
  SELECT FROM letters l WHERE l.message_id = '<' || m.id || '@unbuy>')
UNION ALL
SELECT 'mail ' || m.id || ' (' || m.kind || ') is not marked as sent'
FROM notifications.mails m WHERE sent_at IS NULL
UNION ALL
SELECT 'letter ' || l.message_id || ' is no mail here'
FROM letters l WHERE NOT EXISTS (
  SELECT FROM notifications.mails m WHERE l.message_id = '<' || m.id || '@unbuy>')
UNION ALL
SELECT sum(times - 1) || ' letters were sent again, which crashes explain '
  || (SELECT allowed FROM letters_again) || ' times'
FROM letters HAVING sum(times - 1) > (SELECT allowed FROM letters_again)
