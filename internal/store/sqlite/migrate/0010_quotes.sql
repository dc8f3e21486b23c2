-- +goose Up
-- Quotes as data: what somebody is quoted with in an article, as the text has
-- it (found) and as it stands (said, which a person may have mended). A row is
-- named by its words, so that a decision outlives every edit that keeps them.
-- Found and said are JSON of news.Saying; the topic of the speaker is in its
-- own column, because topics are merged.

create table quote (
  id         integer primary key,
  article    bigint not null,
  mark       text not null,
  kind       text not null,
  cue        text not null default '',
  found      text not null,
  said       text not null,
  mended     boolean not null default false,
  by_hand    boolean not null default false,
  state      text not null,
  staff      bigint not null default 0,
  at         bigint not null default 0,
  live_in    bigint not null default 0, -- the revision in live that has the words; 0 for none
  publish_at bigint not null default 0,
  topic      bigint not null default 0, -- the speaker
  called     text not null default '',  -- the speaker's name, folded as in a slug
  words      text not null default ''   -- what was said, folded
);
create unique index quote_by_mark on quote (article, mark);
create index quote_by_time on quote (publish_at, id) where live_in <> 0;
create index quote_by_state on quote (state, publish_at, id) where live_in <> 0;
create index quote_by_topic on quote (topic, publish_at, id) where topic <> 0;
create index quote_by_name on quote (called, publish_at, id) where topic = 0;
