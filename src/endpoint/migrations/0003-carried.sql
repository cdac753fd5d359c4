-- Where people reach this endpoint, as it last started: what commands print links with.
alter table endpoint add column origin text;

alter table device
  -- The newest time that a batch of this tablet bore by its own clock: an older one may be a replay.
  add column newest_device_time timestamptz,
  -- A file of its outbox that somebody carried here, and when the tablet made it by its own clock. No contact.
  add column imported_at timestamptz,
  add column import_made_at timestamptz;
