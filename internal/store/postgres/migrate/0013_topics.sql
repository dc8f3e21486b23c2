-- +goose Up
-- The tree of subjects, the list of all topics, and what people said is not
-- what an article is about.

alter table topic add column parent bigint not null default 0; -- the subject above it
alter table topic add column code text not null default '';    -- in a public list: medtop:20000002
create unique index topic_by_code on topic (code) where code <> '';
create index topic_by_parent on topic (parent) where parent <> 0;

-- For lists from A to Z of one kind, which only topics have.
create index called_of_kind on called (kind, fold, ref) where main;

-- A suggestion that was refused for an article: a topic, or a name that is
-- none yet, folded.
create table topic_refused (
  article bigint not null,
  topic   bigint not null default 0,
  name    text not null default '',
  staff   bigint not null default 0,
  at      bigint not null,
  primary key (article, topic, name)
);
create index topic_refused_by_topic on topic_refused (topic) where topic <> 0;
