-- +goose Up
-- What the desk keeps beside an article: what staff say about it to each
-- other, and when each deed was seen to reach its readers.

create table comment (
  id          integer primary key,
  article     bigint not null,
  reply_to    bigint not null default 0, -- the comment that began the thread
  staff       bigint not null,
  at          bigint not null,
  text        text not null,
  quoted      text not null default '',
  resolved_at bigint not null default 0,
  resolver    bigint not null default 0
);
create index comment_by_article on comment (article, id);

create table receipt (
  event   bigint not null,
  channel text not null,
  article bigint not null,
  state   text not null,
  due_at  bigint not null,
  at      bigint not null default 0, -- of the last look
  latency bigint not null default 0, -- milliseconds from due to seen
  tries   bigint not null default 0,
  error   text not null default '',
  primary key (event, channel)
);
create index receipt_by_article on receipt (article, event);

-- What is forgotten after a day is found without looking through the feed.
create index event_typed on event (at) where name = 'article_typed';
