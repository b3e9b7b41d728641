-- Units whose withdrawal waits for the goods: no return and no dispute can take them, too.
ALTER TABLE orders.order_lines ADD COLUMN withdrawn int NOT NULL DEFAULT 0 CHECK (withdrawn >= 0);
UPDATE orders.order_lines l SET withdrawn = w.goods
FROM (
  SELECT one.line_id, sum(one.goods) AS goods
  FROM rights.withdrawal_lines one JOIN rights.withdrawals of ON of.id = one.withdrawal_id
  WHERE of.state = 'WAITING_FOR_GOODS'
  GROUP BY one.line_id
) w
WHERE w.line_id = l.id AND w.goods > 0;

-- A cancellation that is part of a withdrawal is as final as that is.
ALTER TABLE cancellations.cancellations ADD COLUMN by_withdrawal boolean NOT NULL DEFAULT false;
UPDATE cancellations.cancellations c SET by_withdrawal = true
FROM rights.withdrawals w WHERE w.cancellation_id = c.id;
