-- What sellers and operators look at, kept by events, says the same as the orders themselves.
SELECT 'order ' || o.id || ' is ' || o.status || ', its seller sees '
  || coalesce(s.status, 'nothing')
FROM orders.orders o LEFT JOIN orders.seller_orders s ON s.order_id = o.id
WHERE s.status IS DISTINCT FROM o.status OR s.total IS DISTINCT FROM o.total
UNION ALL
SELECT 'cancellation ' || c.id || ' is ' || c.status || ', its seller sees '
  || coalesce(s.status, 'nothing')
FROM cancellations.cancellations c
  LEFT JOIN cancellations.seller_cancellations s ON s.cancellation_id = c.id
WHERE s.status IS DISTINCT FROM c.status
