-- A pack is kept as it travels, signed. Those of before were not, and each came with the program, which brings its own again.
delete from pack;
alter table pack
  alter column version type bigint,
  drop column issued_at,
  add column issued_at text not null,
  add column signature text not null,
  add column published_at timestamptz not null,
  -- 'release' came with the program, 'command' and 'national' were published by people.
  add column published_by text not null;

-- Settings are about the pharmacy and no product.
alter table event alter column product drop not null;
create index event_by_statement on event (facility, kind) where kind in ('settings', 'resupply');

-- What agencies and the nation said of resupply; nothing is changed afterwards, the last word of each stands.
create table resupply_word (
  number bigint generated always as identity primary key,
  -- The scope of the supervisor who said it: 'national', or a region.
  speaker text not null,
  -- About one region, one facility, or without either the whole nation.
  region text,
  facility text references facility,
  product text not null,
  compromised boolean not null,
  reason text,
  said_at timestamptz not null,
  check (num_nonnulls(region, facility) <= 1)
);
