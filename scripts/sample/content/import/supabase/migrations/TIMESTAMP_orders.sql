create table products (
  sku text primary key,
  title text not null,
  stock integer not null check (stock >= 0)
);

create table orders (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null,
  total_cents integer not null check (total_cents >= 0),
  payment_id text,
  created_at timestamptz not null default now(),
  paid_at timestamptz
);
