-- +goose Up
-- The library of pictures: what else is known of a picture, the words it is
-- found by, the files it had before, and where it is shown.

alter table picture add column version bigint not null default 1;
alter table picture add column name text not null default '';
alter table picture add column size bigint not null default 0;
alter table picture add column crops text not null default '[]';   -- JSON of news.Crops, [] for none
alter table picture add column persons text not null default '[]'; -- JSON
alter table picture add column taken_at bigint not null default 0;
alter table picture add column staff bigint not null default 0;
alter table picture add column uses bigint not null default 0;     -- rows in picture_use

create index picture_by_blob on picture (blob) where blob <> '';
create index picture_by_expiry on picture (expires_at) where expires_at <> 0;
create index picture_lacking on picture (id desc) where credit = '' or (alt = '' and not decorative);
create index picture_unused on picture (id desc) where uses = 0;
create index picture_with_rights on picture (id desc) where rights <> '';
create index picture_by_machine on picture (id desc) where source_type in
  ('trainedAlgorithmicMedia', 'algorithmicMedia', 'compositeWithTrainedAlgorithmicMedia', 'compositeSynthetic');

create table picture_word (
  word    text collate "C" not null,
  picture bigint not null,
  primary key (word, picture)
);
create index picture_word_by_picture on picture_word (picture);

create table picture_file (
  picture  bigint not null,
  number   bigint not null,
  blob     text not null,
  name     text not null,
  size     bigint not null,
  type     text not null,
  width    bigint not null,
  height   bigint not null,
  focus_x  double precision not null,
  focus_y  double precision not null,
  crops    text not null,
  staff    bigint not null,
  until_at bigint not null,
  primary key (picture, number)
);

-- Where pictures are shown: by an article, author, topic, front or setting,
-- as it stands at the desk or as readers have it (live).
create table picture_use (
  noun    text not null,
  ref     bigint not null, -- 0 for what has a name
  name    text not null,
  live    boolean not null,
  picture bigint not null,
  primary key (noun, ref, name, live, picture)
);
create index picture_use_by_picture on picture_use (picture, noun, ref);
