-- +goose Up
-- What articles say by themselves, as the program read them. All of it can be
-- dropped and read again; what people decided stands in the tables of wishes.

-- The reading of what readers have of an article.
create table reading (
  article    integer primary key,
  revision   bigint not null,
  method     bigint not null,  -- by which version of the methods
  among      bigint not null,  -- how many articles the archive had when its terms were weighed
  publish_at bigint not null,
  vector     blob not null,    -- see related.Vector
  signature  blob not null,    -- see duplicate.Signature
  chosen     bigint not null default 0 -- by which version its related articles were chosen; 0 for not yet
);
create index reading_by_method on reading (method, among);

-- Articles by their heaviest terms, to find like ones.
create table posting (
  term       bigint not null,
  publish_at bigint not null,
  article    bigint not null,
  value      bigint not null, -- weight in thousandths
  primary key (term, publish_at, article)
) without rowid;

-- Texts by the bands of their signatures, to find what is nearly the same.
-- Desk says that the text is the one at the desk, which may be a draft.
create table band (
  key     bigint not null,
  article bigint not null,
  desk    boolean not null,
  primary key (key, article, desk)
) without rowid;

-- The signature of an article's text at the desk.
create table desk_text (
  article   integer primary key,
  head      bigint not null,
  signature blob not null
);

-- How common terms are in the archive: one row.
create table frequency (
  id       integer primary key,
  method   bigint not null,
  articles bigint not null,
  counts   blob not null -- see related.Counts
);

-- What stands under an article, and why.
create table related (
  article bigint not null,
  place   bigint not null, -- from 0
  other   bigint not null,
  kind    text not null,   -- see related.ReasonKind
  name    text not null default '',
  ref     bigint not null default 0, -- of the storyline or topic
  pinned  boolean not null default false,
  primary key (article, place)
) without rowid;
create index related_by_other on related (other);

-- What editors decided about related articles.
create table related_wish (
  article bigint not null,
  other   bigint not null,
  wish    text not null,   -- pin or ban
  place   bigint not null default 0,
  staff   bigint not null,
  at      bigint not null,
  primary key (article, other)
) without rowid;
create index related_wish_by_other on related_wish (other);

-- What editors decided about texts that are nearly the same: the later is the
-- same as the earlier one, or it is not.
create table same_wish (
  article bigint not null,
  other   bigint not null,
  same    boolean not null,
  staff   bigint not null,
  at      bigint not null,
  primary key (article, other)
) without rowid;
create index same_wish_by_other on same_wish (other);
