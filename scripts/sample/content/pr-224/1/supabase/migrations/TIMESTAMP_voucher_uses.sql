create table voucher_uses (
  customer_id uuid not null,
  code text not null,
  order_id uuid not null references orders (id),
  primary key (customer_id, code)
);
