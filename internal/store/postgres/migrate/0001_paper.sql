-- +goose Up
-- The paper: what the desk works on, what readers see, and how addresses lead
-- to it. Times are milliseconds since 1970 in UTC, 0 for "not set". Ids come
-- from counter. JSON is text.

create table counter (
  noun text primary key,
  last bigint not null
);

create table setting (
  name  text primary key,
  value text not null -- JSON
);

create table staff (
  id         bigint primary key,
  email      text not null unique,
  name       text not null,
  password   text not null,
  role       text not null,
  disabled   boolean not null default false,
  created_at bigint not null
);

create table section (
  id          bigint primary key,
  slug        text not null unique,
  name        text not null,
  description text not null default '',
  parent      bigint not null default 0,
  colour      text not null default '',
  place       bigint not null default 0
);

create table topic (
  id          bigint primary key,
  kind        text not null,
  slug        text not null,
  name        text not null,
  aliases     text not null default '[]',
  role        text not null default '',
  description text not null default '',
  links       text not null default '[]',
  picture     bigint not null default 0
);
create unique index topic_by_slug on topic (kind, slug);

create table author (
  id          bigint primary key,
  slug        text not null unique,
  name        text not null,
  agency      boolean not null default false,
  role        text not null default '',
  beat        text not null default '',
  bio         text not null default '',
  email       text not null default '',
  languages   text not null default '[]',
  links       text not null default '[]',
  disclosures text not null default '',
  picture     bigint not null default 0,
  staff       bigint not null default 0,
  former      boolean not null default false
);

create table picture (
  id          bigint primary key,
  blob        text not null default '',
  type        text not null default '',
  width       bigint not null default 0,
  height      bigint not null default 0,
  focus_x     double precision not null default 0.5,
  focus_y     double precision not null default 0.5,
  caption     text not null default '',
  alt         text not null default '',
  decorative  boolean not null default false,
  credit      text not null default '',
  rights      text not null default '',
  source_type text not null default '',
  expires_at  bigint not null default 0,
  created_at  bigint not null default 0
);

-- An article as the desk has it. Its text is in the revision numbered head.
create table article (
  id          bigint primary key,
  version     bigint not null,
  state       text not null,
  head        bigint not null,
  live_head   bigint not null default 0,
  kind        text not null,
  section     bigint not null,
  headline    text not null,
  slug        text not null,
  path        text not null default '',
  desk        bigint not null default 0,
  assignee    bigint not null default 0,
  restricted  boolean not null default false,
  created_at  bigint not null,
  saved_at    bigint not null,
  publish_at  bigint not null default 0,
  updated_at  bigint not null default 0,
  embargo     bigint not null default 0,
  lock_staff  bigint not null default 0,
  lock_since  bigint not null default 0
);
create index article_by_state on article (state, saved_at desc, id desc);
create index article_by_saved on article (saved_at desc, id desc);

create table revision (
  article   bigint not null,
  number    bigint not null,
  content   text not null, -- JSON of news.Content
  staff     bigint not null default 0,
  at        bigint not null,
  note      text not null default '',
  aside     boolean not null default false, -- kept, but never was the head
  public_at bigint not null default 0,
  primary key (article, number)
);

create table withdrawal (
  article bigint primary key,
  at      bigint not null,
  reason  text not null,
  see     bigint not null default 0
);
create index withdrawal_by_at on withdrawal (at desc, article desc);

create table correction (
  id      bigint primary key,
  article bigint not null,
  kind    text not null,
  text    text not null,
  at      bigint not null,
  top     boolean not null default false,
  staff   bigint not null default 0
);
create index correction_by_article on correction (article, at);
create index correction_by_at on correction (at desc, id desc);

-- What readers see: one row for each article that is public or becomes public
-- by itself at publish_at. Readers' pages are made from this table and the
-- revision it names, so that a draft can not leak into them.
create table live (
  article    bigint primary key,
  revision   bigint not null,
  kind       text not null,
  section    bigint not null,
  publish_at bigint not null,
  updated_at bigint not null default 0,
  path       text not null,
  lang       text not null default '',
  kicker     text not null default '',
  headline   text not null,
  full_head  text not null,
  standfirst text not null default '',
  byline     text not null default '[]', -- JSON of []news.Byline
  picture    bigint not null default 0,
  caption    text not null default '',   -- the illustration's own, if any
  alt        text not null default '',
  topic      bigint not null default 0,  -- the main one
  words      bigint not null default 0,
  corrected  boolean not null default false,
  no_index   boolean not null default false,
  -- the earlier article this one nearly repeats, and why lists fold it away
  same_as    bigint not null default 0,
  same_why   text not null default ''
);
create index live_by_same on live (same_as) where same_as <> 0;

-- In which lists an article stands: of the paper ('paper', 0), of a section
-- and its parent, of a topic, of an author. Standing pages are in 'pages'.
create table listing (
  list       text not null,
  ref        bigint not null,
  publish_at bigint not null,
  article    bigint not null,
  folded     boolean not null default false,
  primary key (list, ref, publish_at, article) include (folded)
);
create index listing_by_article on listing (article);

-- How many articles became public on a day of the paper's zone (yyyymmdd).
create table day_count (
  day      bigint primary key,
  articles bigint not null
);

-- Every address the paper ever had. to_path is set for redirects.
create table address (
  path    text primary key,
  kind    text not null,
  ref     bigint not null default 0,
  to_path text not null default ''
);
create index address_by_ref on address (kind, ref);
create index address_by_to on address (to_path) where to_path <> '';

create table front (
  name        text primary key,
  draft       text not null, -- JSON of news.Front
  live        text not null,
  launched_at bigint not null default 0
);
create table front_launch (
  name  text not null,
  at    bigint not null,
  staff bigint not null default 0,
  front text not null,
  primary key (name, at)
);

-- The change feed: one row for each command, in the order of their commits.
-- Node is the number of the store that was opened to carry it out.
create table event (
  id      bigint primary key,
  node    bigint not null,
  name    text not null,
  article bigint not null default 0,
  staff   bigint not null default 0,
  at      bigint not null,
  effect  bigint not null default 0,
  hard    text not null default '[]',
  soft    text not null default '[]',
  note    text not null default ''
);
create index event_by_effect on event (effect) where effect <> 0;
create index event_by_article on event (article, id);

-- Where an imported thing came from, and what it became.
create table origin (
  source text not null,
  kind   text not null,
  id     text not null,
  noun   text not null, -- article, section, topic, author, picture, redirect, kept
  ref    bigint not null,
  hash   text not null default '',
  path   text not null default '',
  body   text not null default '', -- the untouched source, for reconverting
  primary key (source, kind, id)
);
create index origin_by_ref on origin (noun, ref);
