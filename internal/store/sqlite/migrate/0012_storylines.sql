-- +goose Up
-- Storylines: what editors made of running stories, and what is proposed for
-- them. Readers page through the articles of a storyline in listing, list
-- 'storyline', where only those stand that are public or will be.

create table storyline (
  id        integer primary key,
  version   bigint not null,
  state     text not null, -- proposed, open, closed, refused
  slug      text not null default '',
  title     text not null,
  summary   text not null default '',
  picture   bigint not null default 0,
  opened_at bigint not null default 0,
  closed_at bigint not null default 0,
  moved_at  bigint not null default 0 -- publish_at of the newest in its list; of the newest proposal before it is open
);
create index storyline_by_state on storyline (state, moved_at desc, id desc);
create index storyline_by_moved on storyline (moved_at desc, id desc) where state in ('open', 'closed');

create table storyline_member (
  storyline bigint not null,
  article   bigint not null,
  state     text not null, -- proposed, in, refused
  reasons   text not null default '[]', -- JSON of []news.MemberReason
  likeness  double precision not null default 0,
  staff     bigint not null default 0,
  at        bigint not null,
  primary key (storyline, article)
) without rowid;
create index storyline_member_by_article on storyline_member (article, state);
create index storyline_member_in_order on storyline_member (storyline, state, at desc, article desc);

create table timeline_entry (
  id        integer primary key,
  version   bigint not null,
  storyline bigint not null,
  date      bigint not null, -- yyyymmdd, with 00 for a day or month that is not known
  text      text not null,
  article   bigint not null default 0, -- the source
  state     text not null, -- proposed, kept, refused
  print     text not null default '', -- folded words of the proposal
  staff     bigint not null default 0,
  at        bigint not null
);
create index timeline_entry_in_order on timeline_entry (storyline, state, date desc, id desc);
create index timeline_entry_by_article on timeline_entry (article, storyline) where article <> 0;
