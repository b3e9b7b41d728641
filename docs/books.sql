-- What must hold of imported history; every row must say 0:
--   psql … -v source="'online-retail'" -f docs/books.sql
WITH o AS (SELECT * FROM orders.orders WHERE source = :source),
l AS (SELECT l.* FROM orders.order_lines l JOIN o ON o.id = l.order_id),
s AS (SELECT s.* FROM payments.tender_shares s JOIN o ON o.id = s.order_id),
t AS (SELECT t.* FROM payments.ledger_transfers t JOIN o ON o.id = t.order_id),
units AS (
  SELECT order_id, sum(ordered) AS ordered, sum(canceled) AS canceled, sum(shipped) AS shipped,
    sum(delivered) AS delivered
  FROM l GROUP BY order_id),
paid AS (
  SELECT order_id, sum(amount) AS amount, sum(going_back + released + refunded) AS back
  FROM s GROUP BY order_id),
held AS (
  SELECT order_id,
    sum(CASE 'escrow' WHEN credit THEN amount WHEN debit THEN -amount ELSE 0 END) AS amount
  FROM t GROUP BY order_id),
undone AS (
  SELECT line_id, sum(quantity) AS quantity, sum(refund) AS refund
  FROM cancellations.cancellation_lines GROUP BY line_id)
SELECT 'ledger: sum over all accounts' AS what, (
  SELECT coalesce(sum(amount), 0) FROM (
    SELECT amount FROM t UNION ALL SELECT -amount FROM t) both_sides) AS wrong
UNION ALL SELECT 'ledger: captured, but neither sent back nor held nor handed on', (
  SELECT coalesce(sum(captured - refunded), 0) FROM s) - (
  SELECT coalesce(sum(CASE WHEN credit NOT LIKE 'buyer-%' THEN amount ELSE 0 END
    - CASE WHEN debit NOT LIKE 'buyer-%' THEN amount ELSE 0 END), 0) FROM t)
UNION ALL SELECT 'orders that are over and of which money is held', (
  SELECT count(*) FROM o JOIN held h ON h.order_id = o.id
  WHERE completed_at IS NOT NULL AND h.amount <> 0)
UNION ALL SELECT 'lines whose units do not add up', (
  SELECT count(*) FROM l WHERE ordered <> open + canceled + in_fulfillment + shipped
    OR returned > delivered OR delivered > shipped)
UNION ALL SELECT 'orders whose units are not those of their lines', (
  SELECT count(*) FROM o JOIN units u ON u.order_id = o.id
  WHERE (units_ordered, units_canceled, units_shipped, units_delivered)
    IS DISTINCT FROM (u.ordered, u.canceled, u.shipped, u.delivered))
UNION ALL SELECT 'orders that are not paid by the shares of their tenders', (
  SELECT count(*) FROM o LEFT JOIN paid p ON p.order_id = o.id
  WHERE o.total <> coalesce(p.amount, 0) OR o.owed_back <> coalesce(p.back, 0))
UNION ALL SELECT 'shares of which more went back than was taken', (
  SELECT count(*) FROM s WHERE refunded > captured)
UNION ALL SELECT 'lines of which more went back than was bought', (
  SELECT count(*) FROM l JOIN undone u ON u.line_id = l.id
  WHERE u.quantity > l.ordered OR u.quantity <> l.canceled
    OR u.refund > l.unit_price * l.ordered - l.discount + l.tax OR u.refund <> l.owed_back)
UNION ALL SELECT 'refunds that are not the sum of their parts', (
  SELECT count(*) FROM refunds.refunds r JOIN o ON o.id = r.order_id
  WHERE r.amount <> (SELECT sum(amount) FROM refunds.refund_parts p WHERE p.refund_id = r.id));
