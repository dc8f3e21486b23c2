-- +goose Up
-- What articles left open, how it ended, and which articles may tell of it.
-- Days are numbers, counted from 1970.

create table question (
  id          integer primary key,
  version     bigint not null default 1,
  state       text not null, -- open, answered, void
  kind        text not null, -- yes_no, which, number, when
  text        text not null,
  slug        text not null unique,
  article     bigint not null,            -- which asks it
  part        text not null default '',   -- where in it; empty for an editor's words
  revision    bigint not null default 0,  -- readers have the question once they have this one
  print       text not null,              -- of the words it was taken from
  due         bigint not null,            -- far ahead where nobody knows
  test        text not null default '',   -- how we would know
  answer      text not null default '',
  outcome     text not null default '',
  answered_on bigint not null default 0,
  answering   bigint not null default 0,  -- the article that tells of it
  closed_at   bigint not null default 0,
  staff       bigint not null default 0,
  said_due    boolean not null default false, -- the newsroom was told that it is due
  said_late   boolean not null default false, -- and that it is overdue
  vector      text not null default '[]'      -- of the article that asks, to tell what is like it
);
create index question_by_article on question (article);
create index question_by_answering on question (answering) where answering <> 0;
create index question_open on question (due, id) where state = 'open';
create index question_answered on question (answered_on desc, id desc) where state = 'answered';
create index question_record on question (state, due, answered_on, article, revision);
create index question_void on question (closed_at desc, id desc) where state = 'void';

-- Suggestions that were refused, by the words they were made of, so that no
-- later reading of the article brings them back.
create table question_refused (
  article bigint not null,
  print   text not null,
  primary key (article, print)
) without rowid;

-- Articles that may answer an open question.
create table question_hint (
  question bigint not null,
  article  bigint not null,
  score    bigint not null, -- in thousandths
  refused  boolean not null default false,
  primary key (question, article)
) without rowid;
create index question_hint_by_article on question_hint (article);
