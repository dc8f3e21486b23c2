-- +goose Up
-- Which public articles link to which, so that a correction finds them.
create table article_link (
  article bigint not null,
  target  bigint not null,
  primary key (article, target)
);
create index article_link_by_target on article_link (target, article desc);

-- The places that a correction reaches and that somebody saw to.
create table correction_look (
  article bigint not null,
  mark    text not null, -- see news.Reach
  at      bigint not null,
  staff   bigint not null,
  primary key (article, mark)
);
