-- Stock is what was put on the shelf and came back to it, as corrected, less what was shipped, and what is reserved is what orders have yet to send.
WITH moved AS (
  SELECT variant_id,
    coalesce(sum(quantity) FILTER (WHERE kind = 'RESERVED'), 0)
      - coalesce(sum(quantity) FILTER (WHERE kind IN ('RELEASED','SHIPPED')), 0) AS reserved,
    coalesce(sum(quantity) FILTER (WHERE kind = 'CORRECTED'), 0) AS corrected,
    coalesce(sum(quantity) FILTER (WHERE kind = 'RECEIVED'), 0) AS received,
    coalesce(sum(quantity) FILTER (WHERE kind = 'SHIPPED'), 0) AS shipped
  FROM inventory.movements GROUP BY variant_id),
sold AS (
  SELECT variant_id, sum(open + in_fulfillment) AS reserved, sum(shipped) AS shipped
  FROM orders.order_lines GROUP BY variant_id),
back AS (
  SELECT o.variant_id, sum(l.quantity) AS sellable
  FROM returns.return_authorizations a JOIN returns.return_lines l ON l.return_id = a.id
    JOIN orders.order_lines o ON o.id = l.line_id
  WHERE a.kind = 'RETURN' AND a.status = 'SETTLED' AND a.stock = 'SELLABLE'
  GROUP BY o.variant_id)
SELECT 'variant ' || s.variant_id || ': ' || what || ' ' || found || ', not ' || must_be
FROM shelf JOIN inventory.stock s USING (variant_id) LEFT JOIN moved USING (variant_id)
  LEFT JOIN sold USING (variant_id) LEFT JOIN back USING (variant_id)
  CROSS JOIN LATERAL (VALUES
    ('on hand', s.on_hand::bigint, shelf.units + coalesce(back.sellable, 0)
      + coalesce(moved.corrected, 0) - coalesce(sold.shipped, 0)),
    ('received by movements', moved.received, shelf.units + coalesce(back.sellable, 0)),
    ('shipped by movements', coalesce(moved.shipped, 0), coalesce(sold.shipped, 0)),
    ('reserved', s.reserved::bigint, coalesce(sold.reserved, 0)),
    ('reserved by movements', coalesce(moved.reserved, 0), coalesce(sold.reserved, 0))
  ) AS rule (what, found, must_be)
WHERE found IS DISTINCT FROM must_be
