-- Who this endpoint is: one key pair, and an epoch that changes when a backup is restored.
create table endpoint (
  one boolean primary key default true check (one),
  epoch text not null,
  private_key text not null,
  made_at timestamptz not null
);

create table pack (
  version integer primary key,
  issued_at timestamptz not null,
  text text not null
);

create table facility (
  id text primary key,
  record jsonb not null,
  finess text generated always as (record ->> 'finess') stored,
  region text generated always as (record ->> 'region') stored,
  blocked_at timestamptz
);
create index facility_by_finess on facility (finess);
create index facility_by_region on facility (region);

create table device (
  id text primary key,
  facility text not null references facility,
  key_x text not null,
  key_y text not null,
  enrolled_at timestamptz not null,
  revoked_at timestamptz,
  last_heard_at timestamptz,
  -- What was left on the tablet after its last contact, as it said itself.
  outbox_size bigint not null default 0,
  outbox_oldest_at timestamptz,
  -- Fewer held than the highest sequence number means that some never arrived.
  highest_seq bigint not null default 0,
  events_held bigint not null default 0
);
create index device_by_facility on device (facility);

-- Secrets are kept as SHA-256 only. Without an end they last until used.
create table enrolment_code (
  selector text primary key,
  secret_hash text not null,
  facility text not null references facility,
  issued_at timestamptz not null,
  expires_at timestamptz,
  wrong_tries integer not null default 0,
  used_at timestamptz,
  used_by text
);

create table invite (
  token_hash text primary key,
  scope text not null,
  issued_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz
);

create table session (
  id_hash text primary key,
  scope text not null,
  -- How the supervisor came in: nothing else depends on it.
  via text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null
);

-- Acknowledgement numbers, of stored and of quarantined events alike.
create sequence acknowledgement as bigint;

create table event (
  number bigint primary key default nextval('acknowledgement'),
  device text not null references device,
  seq bigint not null,
  hash text not null,
  previous_hash text,
  facility text not null references facility,
  kind text not null,
  product text not null,
  -- Corrected by the offset that the tablet had measured; the other reading is there when the clock is in doubt.
  counted_at timestamptz not null,
  other_reading timestamptz,
  -- The event that a correction replaces or a void removes.
  target_device text,
  target_seq bigint,
  received_at timestamptz not null,
  -- All of it, in canonical spelling, fields unknown here included.
  text text not null,
  unique (device, seq)
);
create index event_to_pull on event (facility, number);
create index event_by_product on event (facility, product, counted_at);
create index event_by_time on event (counted_at);

-- Events that cannot be read, or whose identity was taken: under their sender, as what they claim to be is not theirs to take.
create table quarantine (
  number bigint primary key default nextval('acknowledgement'),
  device text not null references device,
  seq bigint not null,
  reason text not null,
  received_at timestamptz not null,
  digest text not null,
  text text not null,
  unique (device, digest)
);

-- Events that do not follow the one before on the same tablet. Never a reason to refuse.
create view chain_break as
select later.device, later.seq, later.number
from event as later
left join event as earlier on earlier.device = later.device and earlier.seq = later.seq - 1
where case when later.seq = 1 then later.previous_hash is not null
      else earlier.hash is not null and earlier.hash is distinct from later.previous_hash end;
