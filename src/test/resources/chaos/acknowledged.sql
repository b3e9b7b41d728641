-- What a client was told has happened, and nothing has happened that no client was told of.
SELECT 'purchase ' || subject || ' was acknowledged, and is not there'
FROM acknowledged WHERE deed = 'BUY'
  AND NOT EXISTS (SELECT FROM orders.orders o WHERE o.purchase_id = subject AND o.id = result)
UNION ALL
SELECT 'order ' || id || ' is there, and was never acknowledged'
FROM orders.orders WHERE id NOT IN (SELECT result FROM acknowledged WHERE deed = 'BUY')
UNION ALL
SELECT 'cancellation ' || result || ' was acknowledged as ' || deed || ', and is '
  || coalesce(c.status, 'not there')
FROM acknowledged a LEFT JOIN cancellations.cancellations c ON c.id = a.result
WHERE deed IN ('CANCEL','CANCEL_BY_SELLER') AND (c.id IS NULL OR c.order_id <> a.subject)
  OR deed = 'APPROVE' AND c.status IS DISTINCT FROM 'SETTLED'
  OR deed = 'DECLINE' AND c.status IS DISTINCT FROM 'DECLINED'
  OR deed = 'UNDO' AND c.status IS DISTINCT FROM 'UNDONE'
  OR deed = 'TAKE_BACK' AND c.status IS DISTINCT FROM 'TAKEN_BACK'
UNION ALL
SELECT 'cancellation ' || id || ' by ' || asked_by || ' is there, and was never acknowledged'
FROM cancellations.cancellations
WHERE asked_by <> 'PLATFORM' AND id NOT IN (
  SELECT result FROM acknowledged
  WHERE deed IN ('CANCEL','CANCEL_BY_SELLER','TAKE_REMEDY') AND result IS NOT NULL)
UNION ALL
SELECT 'parcel ' || result || ' was acknowledged as ' || deed || ', and is '
  || coalesce(f.status, 'not there')
FROM acknowledged a LEFT JOIN orders.fulfillments f ON f.id = a.result
WHERE deed IN ('PREPARE','LABEL','SHIP','DELIVER') AND (f.id IS NULL
  OR deed = 'SHIP' AND f.status NOT IN ('SHIPPED','DELIVERED')
  OR deed = 'DELIVER' AND f.status <> 'DELIVERED')
UNION ALL
SELECT 'order ' || o.id || ' has ' || parcels || ' parcels, and ' || told || ' were acknowledged'
FROM orders.orders o
  CROSS JOIN LATERAL (SELECT count(*) AS parcels FROM orders.fulfillments f
    WHERE f.order_id = o.id) there
  CROSS JOIN LATERAL (SELECT count(*) AS told FROM acknowledged a
    WHERE a.subject = o.id AND a.deed IN ('PREPARE','DECLINE')) client
WHERE parcels <> told
UNION ALL
SELECT 'parcel ' || f.id || ' has left, and nobody was told'
FROM orders.fulfillments f
WHERE f.status IN ('SHIPPED','DELIVERED')
  AND NOT EXISTS (SELECT FROM acknowledged a
    WHERE a.result = f.id AND a.deed = 'SHIP')
  AND NOT EXISTS (SELECT FROM cancellations.cancellations c
    WHERE c.order_id = f.order_id AND c.status = 'DECLINED')
UNION ALL
SELECT 'return ' || result || ' was acknowledged, and is not there'
FROM acknowledged WHERE deed IN ('RETURN','SEND_BACK','INSPECT')
  AND NOT EXISTS (SELECT FROM returns.return_authorizations r
    WHERE r.id = result AND r.order_id = subject)
UNION ALL
SELECT 'return ' || id || ' is there, and was never acknowledged'
FROM returns.return_authorizations
WHERE kind = 'RETURN' AND id NOT IN (SELECT result FROM acknowledged WHERE deed = 'RETURN')
UNION ALL
SELECT 'return ' || result || ' was inspected, and is ' || r.status
FROM acknowledged a JOIN returns.return_authorizations r ON r.id = a.result
WHERE deed = 'INSPECT' AND r.status NOT IN ('SETTLED','REFUSED')
UNION ALL
SELECT 'order ' || a.subject || ' was acknowledged as complete, and is not'
FROM acknowledged a JOIN orders.orders o ON o.id = a.subject
WHERE a.deed = 'CONFIRM_RECEIPT' AND o.completed_at IS NULL
