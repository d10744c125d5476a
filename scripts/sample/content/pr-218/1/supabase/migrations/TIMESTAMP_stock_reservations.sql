create table stock_reservations (
  id uuid primary key default gen_random_uuid(),
  sku text not null references products (sku),
  quantity integer not null check (quantity > 0),
  expires_at timestamptz not null default now() + interval '15 minutes'
);

create index stock_reservations_open on stock_reservations (sku, expires_at);
