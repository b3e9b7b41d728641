-- Every unit that was ordered is open, canceled, packed or shipped: on its line, on its order, and in what made it so; what came back is in the returns.
WITH line AS (
  SELECT order_id, sum(ordered) AS ordered, sum(canceled) AS canceled, sum(shipped) AS shipped,
    sum(delivered) AS delivered, sum(in_fulfillment) AS packed, sum(asked) AS asked,
    sum(open) AS open, sum(returned) AS returned, sum(coming_back) AS coming
  FROM orders.order_lines GROUP BY order_id),
parcel AS (
  SELECT f.order_id,
    sum(l.quantity) FILTER (WHERE f.status IN ('PREPARING','LABELED')) AS packed,
    sum(l.quantity) FILTER (WHERE f.status IN ('SHIPPED','DELIVERED')) AS shipped,
    sum(l.quantity) FILTER (WHERE f.status = 'DELIVERED') AS delivered
  FROM orders.fulfillments f JOIN orders.fulfillment_lines l ON l.fulfillment_id = f.id
  GROUP BY f.order_id),
wish AS (
  SELECT c.order_id, sum(l.quantity) FILTER (WHERE c.status = 'SETTLED') AS canceled,
    sum(l.quantity) FILTER (WHERE c.status = 'ASKED') AS asked
  FROM cancellations.cancellations c
    JOIN cancellations.cancellation_lines l ON l.cancellation_id = c.id
  GROUP BY c.order_id),
back AS (
  SELECT a.order_id, sum(l.quantity) FILTER (WHERE a.status = 'SETTLED') AS returned,
    sum(l.quantity) FILTER (WHERE a.ended_at IS NULL) AS coming
  FROM returns.return_authorizations a JOIN returns.return_lines l ON l.return_id = a.id
  WHERE a.kind = 'RETURN' GROUP BY a.order_id)
SELECT 'order ' || o.id || ': ' || what || ' ' || found || ', not ' || must_be
FROM orders.orders o JOIN line ON line.order_id = o.id
  LEFT JOIN parcel ON parcel.order_id = o.id LEFT JOIN wish ON wish.order_id = o.id
  LEFT JOIN back ON back.order_id = o.id
  CROSS JOIN LATERAL (VALUES
    ('units somewhere', line.open + line.canceled + line.packed + line.shipped, line.ordered),
    ('units ordered', o.units_ordered, line.ordered),
    ('units canceled', o.units_canceled, line.canceled),
    ('units canceled by cancellations', coalesce(wish.canceled, 0), line.canceled),
    ('units asked for', coalesce(wish.asked, 0), line.asked),
    ('units shipped', o.units_shipped, line.shipped),
    ('units in parcels that left', coalesce(parcel.shipped, 0), line.shipped),
    ('units in parcels that did not', coalesce(parcel.packed, 0), line.packed),
    ('units delivered', o.units_delivered, line.delivered),
    ('units returned', coalesce(back.returned, 0), line.returned),
    ('units coming back', coalesce(back.coming, 0), line.coming),
    ('units in delivered parcels', coalesce(parcel.delivered, 0), line.delivered)
  ) AS rule (what, found, must_be)
WHERE found IS DISTINCT FROM must_be
