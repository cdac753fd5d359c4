-- Who came by the provider of identities, by the two names that it gives them. Nothing else of a person is kept.
create table supervisor (
  id bigint generated always as identity primary key,
  issuer text not null,
  subject text not null,
  -- Our own word, never the provider's.
  scope text not null,
  given_at timestamptz not null,
  unique (issuer, subject)
);

-- A supervisor's scope is read where it stands, at each request; one who came by a link alone has theirs here.
alter table session
  alter column scope drop not null,
  add column supervisor bigint references supervisor on delete cascade,
  -- The provider's name of its own session, as a hash: what it says has ended is found by it.
  add column provider_session text,
  add constraint session_scope_once check (num_nonnulls(scope, supervisor) = 1);
create index session_by_supervisor on session (supervisor);

-- Ways to the provider that have not come back yet. What they are known by is in the browser alone.
create table sign_in (
  browser_hash text primary key,
  -- The invitation that was opened, which is used up on return.
  invite text,
  expires_at timestamptz not null
);

-- Words of the provider that a session ended, each heard once.
create table logout_token (id_hash text primary key, expires_at timestamptz not null);
