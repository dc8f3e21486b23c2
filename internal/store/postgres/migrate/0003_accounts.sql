-- +goose Up
-- Who is let into the newsroom. Whatever opens a door (a session, a token, a
-- link in a mail, a recovery code) is kept as its SHA-256 hash alone.

alter table staff add column posts text not null default '[]'; -- JSON of []news.Post
update staff set posts = '[{"role":"' || role || '"}]';
alter table staff drop column role;

-- Roles that the publisher made; the others are in the program.
create table role (
  role   text primary key,
  name   text not null,
  rights text not null -- JSON
);

-- The authenticator app of a person. Step is the newest code that was used,
-- so that none opens twice; it is confirmed once a first code has come.
create table totp (
  staff     bigint primary key,
  secret    text not null,
  confirmed boolean not null default false,
  step      bigint not null default 0
);

create table recovery (
  staff bigint not null,
  hash  text not null,
  primary key (staff, hash)
);

create table passkey (
  id         text primary key, -- of the credential, in base64url
  staff      bigint not null,
  name       text not null,
  credential text not null, -- JSON, with the public key
  created_at bigint not null,
  used_at    bigint not null default 0
);
create index passkey_by_staff on passkey (staff);

create table session (
  id         bigint primary key,
  hash       text not null unique,
  staff      bigint not null,
  device     text not null default '',
  address    text not null default '',
  began_at   bigint not null,
  seen_at    bigint not null,
  proved_at  bigint not null -- when the person last showed who they are
);
create index session_by_staff on session (staff);
create index session_by_seen on session (seen_at);

-- Good for one deed, once, for a while: an invitation, a password reset, the
-- second step of signing in, a challenge to a passkey.
create table ticket (
  hash    text primary key,
  purpose text not null,
  staff   bigint not null default 0,
  data    text not null default '',
  ends_at bigint not null
);
create index ticket_by_staff on ticket (staff, purpose);
create index ticket_by_end on ticket (ends_at);

-- Keys with which programs act in the name of a person.
create table token (
  id         bigint primary key,
  hash       text not null unique,
  staff      bigint not null,
  name       text not null,
  rights     text not null, -- JSON
  created_at bigint not null,
  ends_at    bigint not null,
  used_at    bigint not null default 0
);
create index token_by_staff on token (staff);

-- How far ahead of the clock somebody has run who tries again and again, see
-- Store.Spend.
create table throttle (
  key  text primary key,
  till bigint not null
);
create index throttle_by_till on throttle (till);
