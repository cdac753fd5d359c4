-- A tablet that lost its identity to another seals its events again. They say what they were first, and are stored once.
alter table event add column reissues text;
create unique index event_by_origin on event (facility, coalesce(reissues, hash));
