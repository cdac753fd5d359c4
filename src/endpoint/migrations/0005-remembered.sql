-- What a restored backup has forgotten is told by the tablets: who heard a later answer than we remember giving sends all
-- it holds again, under an epoch of its own.
alter table device
  add column answered_at timestamptz,
  -- Part of the epoch that this tablet is told; null for one that was linked before there was such a thing.
  add column remembered_since timestamptz;
update device set answered_at = last_heard_at;

-- From the last answer that was remembered at a start until that start. None was given then, unless by a database of which
-- this is a backup: two tablets under one identity, of which the other came first, are told by it.
create table absence (since timestamptz not null, until timestamptz not null);
