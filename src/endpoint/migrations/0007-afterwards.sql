-- What is said of counts and what left since, by when it came: by a clock that fell back it bears any time.
create index event_afterwards on event (facility, product, received_at) where kind not in ('count', 'receipt');
