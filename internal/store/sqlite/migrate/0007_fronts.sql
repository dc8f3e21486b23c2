-- +goose Up
-- Fronts: a draft that editors save again and again, and launches, each of
-- which is kept for ever. Readers have the newest launch whose time has come.

alter table front drop column live;
alter table front drop column launched_at;
alter table front add column title text not null default '';
alter table front add column section bigint not null default 0; -- whose page it is
alter table front add column version bigint not null default 1;
alter table front add column saved_at bigint not null default 0;
alter table front add column saved_by bigint not null default 0;

alter table front_launch rename to front_launch_before;
create table front_launch (
  id      integer primary key,
  name    text not null,
  at      bigint not null, -- from when readers have it; it may lie ahead
  made_at bigint not null,
  staff   bigint not null default 0,
  address text not null,              -- in the time machine, such as 2026-11-22-1830
  changes text not null default '[]', -- JSON of sentences
  front   text not null,              -- JSON of news.Front
  pressed text not null default ''    -- JSON of paper.PressedFront; empty until its time has come
);
create unique index front_launch_by_address on front_launch (name, address);
create index front_launch_by_at on front_launch (name, at desc, id desc);
create index front_launch_unpressed on front_launch (at) where pressed = '';
insert into front_launch (id, name, at, made_at, staff, address, front)
  select row_number() over (order by at, name), name, at, at, staff,
    strftime('%Y-%m-%d-%H%M%S', at / 1000, 'unixepoch') || '-' || (at % 1000), front
  from front_launch_before;
insert into counter (noun, last) select 'front_launch', count(*) from front_launch;
drop table front_launch_before;

-- What a draft was at each save, the newest few hundred.
create table front_save (
  name   text not null,
  number bigint not null,
  at     bigint not null,
  staff  bigint not null default 0,
  aside  boolean not null default false, -- refused because somebody was faster, and kept
  front  text not null,
  primary key (name, number)
);

-- Containers that stand on several fronts, as editors have them, and as each
-- launch of one of these fronts gave them to readers.
create table shared_container (
  id        integer primary key,
  name      text not null unique,
  version   bigint not null,
  saved_at  bigint not null,
  saved_by  bigint not null default 0,
  container text not null -- JSON of news.Container
);
create table shared_launch (
  container bigint not null,
  at        bigint not null,
  launch    bigint not null,
  content   text not null,
  primary key (container, at, launch)
);
create index shared_launch_by_launch on shared_launch (launch);
