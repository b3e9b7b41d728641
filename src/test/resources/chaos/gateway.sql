-- The gateway did exactly what is written here, each key once, and nothing that was rolled back.
WITH last AS (
  SELECT DISTINCT ON (id) * FROM gateway_list ORDER BY id, number DESC),
theirs AS (
  SELECT authorization_id,
    -- a payment comes less what was given up of it before it came
    coalesce(sum(amount) FILTER (WHERE kind IN ('CAPTURE','PAYMENT') AND status = 'SUCCEEDED'), 0)
      - CASE WHEN bool_or(kind = 'PAYMENT' AND status = 'SUCCEEDED')
          THEN coalesce(sum(amount) FILTER (WHERE kind = 'VOID' AND status = 'SUCCEEDED'), 0)
          ELSE 0 END AS captured,
    coalesce(sum(amount) FILTER (WHERE kind = 'REFUND' AND status = 'SUCCEEDED'), 0) AS refunded,
    bool_or(kind = 'EXPIRY') AS expired
  FROM last GROUP BY authorization_id),
ours AS (
  SELECT t.id, t.gateway_ref, t.status, t.amount, sum(s.captured) AS captured,
    sum(s.refunded) - coalesce((
      SELECT sum(p.amount) FROM refunds.refund_parts p
      WHERE p.tender_id = t.id AND p.status = 'SUCCEEDED'
        AND p.kind IN ('STORE_CREDIT','BY_HAND')), 0) AS refunded
  FROM payments.tenders t JOIN payments.tender_shares s ON s.tender_id = t.id
  WHERE t.method <> 'STORE_CREDIT' GROUP BY t.id)
SELECT 'tender ' || ours.id || ': captured ' || ours.captured || ' here, '
  || coalesce(theirs.captured, 0) || ' at the gateway'
FROM ours LEFT JOIN theirs ON theirs.authorization_id = ours.gateway_ref
WHERE ours.captured <> coalesce(theirs.captured, 0)
  AND NOT EXISTS (SELECT FROM last WHERE last.authorization_id = ours.gateway_ref
    AND last.kind = 'PAYMENT' AND last.status = 'SUCCEEDED')
UNION ALL
SELECT 'tender ' || ours.id || ': ' || ours.captured || ' less ' || ours.refunded
  || ' kept here, ' || theirs.captured || ' less ' || theirs.refunded || ' at the gateway'
FROM ours JOIN theirs ON theirs.authorization_id = ours.gateway_ref
WHERE ours.captured - ours.refunded <> theirs.captured - theirs.refunded
UNION ALL
SELECT 'tender ' || ours.id || ': not asked of the gateway' FROM ours
WHERE ours.status = 'REQUESTED'
UNION ALL
SELECT 'authorization ' || l.authorization_id || ' of ' || l.amount
  || ' is no tender here: ' || l.key
FROM last l LEFT JOIN payments.tenders t ON t.id::text = l.key AND t.gateway_ref = l.authorization_id
  AND t.amount = l.amount
WHERE l.kind IN ('AUTHORIZATION','PAYMENT') AND t.id IS NULL
UNION ALL
SELECT 'capture of ' || l.amount || ' is no share here: ' || l.key
FROM last l LEFT JOIN payments.tender_shares s ON s.id::text = l.key AND s.captured = l.amount
WHERE l.kind = 'CAPTURE' AND l.status = 'SUCCEEDED' AND s.id IS NULL
UNION ALL
SELECT 'refund of ' || l.amount || ' succeeded at the gateway, and is none here: ' || l.key
FROM last l LEFT JOIN refunds.refund_parts p ON p.id::text = l.key AND p.amount = l.amount
  AND p.kind = 'REFUND' AND p.status = 'SUCCEEDED'
WHERE l.kind = 'REFUND' AND l.status = 'SUCCEEDED' AND p.id IS NULL
UNION ALL
SELECT 'refund part ' || p.id || ' of ' || p.amount || ' arrived here, and never there'
FROM refunds.refund_parts p
WHERE p.kind = 'REFUND' AND p.status = 'SUCCEEDED' AND NOT EXISTS (
  SELECT FROM last l WHERE l.key = p.id::text AND l.kind = 'REFUND' AND l.status = 'SUCCEEDED')
UNION ALL
SELECT 'void of ' || l.amount || ' is none here: ' || l.key
FROM last l
WHERE l.kind = 'VOID' AND l.status = 'SUCCEEDED'
  AND NOT EXISTS (SELECT FROM refunds.refund_parts p
    WHERE p.id::text = l.key AND p.kind = 'VOID' AND p.amount = l.amount)
  AND NOT EXISTS (SELECT FROM payments.tender_shares s WHERE s.release_id::text = l.key)
UNION ALL
SELECT 'refund part ' || p.id || ': ' || p.amount || ' given up here, and still held there'
FROM refunds.refund_parts p JOIN ours ON ours.id = p.tender_id
  JOIN theirs ON theirs.authorization_id = ours.gateway_ref
WHERE p.kind = 'VOID' AND p.status = 'SUCCEEDED' AND NOT theirs.expired
  AND ours.status <> 'DECLINED' AND NOT EXISTS (
    SELECT FROM last l WHERE l.key = p.id::text AND l.kind = 'VOID' AND l.status = 'SUCCEEDED')
UNION ALL
SELECT 'key ' || key || ': ' || count(*) || ' times ' || kind
FROM last WHERE kind <> 'EXPIRY' GROUP BY key, kind HAVING count(*) > 1
UNION ALL
SELECT 'refund ' || r.id || ' of ' || r.amount || ': ' || sum(l.amount) || ' came back'
FROM refunds.refunds r JOIN refunds.refund_parts p ON p.refund_id = r.id
  JOIN last l ON l.key = p.id::text AND l.kind = 'REFUND' AND l.status = 'SUCCEEDED'
GROUP BY r.id HAVING sum(l.amount) > r.amount
