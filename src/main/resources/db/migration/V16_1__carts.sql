-- What a unit cost when it was put into the cart: who comes back is told when it changed.
ALTER TABLE checkout.cart_lines ADD COLUMN price bigint CHECK (price >= 0);
