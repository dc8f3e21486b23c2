-- +goose Up
-- What the desk needs to see at a glance: who has an article, when it is due
-- and how long it is; desks, and the profiles that say what an article needs.

alter table article add column due_at bigint not null default 0;
alter table article add column words bigint not null default 0;
alter table article add column picture bigint not null default 0; -- of the head revision

create table desk (
  id    bigint primary key,
  name  text not null unique,
  place bigint not null default 0
);

create table profile (
  id      bigint primary key,
  name    text not null unique,
  place   bigint not null default 0,
  profile text not null -- JSON of news.Profile
);

-- Answers that were given to requests with an idempotency key, for a day.
create table answer (
  staff  bigint not null,
  key    text not null,
  digest text not null, -- of method, path and body: another request may not use the key
  status bigint not null default 0, -- 0 while the request is being answered
  type   text not null default '',
  body   text not null default '',
  at     bigint not null,
  primary key (staff, key)
);
create index answer_by_at on answer (at);
