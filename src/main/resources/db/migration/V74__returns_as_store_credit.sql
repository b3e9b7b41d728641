-- Where a buyer wants the money of a return, said when it was asked for.
ALTER TABLE returns.return_authorizations
  ADD COLUMN refund_to text NOT NULL DEFAULT 'ORIGINAL'
    CHECK (refund_to IN ('ORIGINAL','STORE_CREDIT'));
