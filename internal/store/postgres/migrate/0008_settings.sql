-- +goose Up
-- What the settings of the desk need: settings that two people may open at
-- once, topics and authors that are found by any of their words and can be
-- merged, and the ways to what belongs to a section or a desk.

alter table setting add column version bigint not null default 1;

-- What a topic or an author is found by: each name, folded as in a slug, from
-- each of its words on. Main is the name itself from its start.
create table called (
  noun text not null, -- topic or author
  fold text collate "C" not null,
  ref  bigint not null,
  kind text not null default '', -- of the topic
  main boolean not null default false,
  primary key (noun, fold, ref)
);
create index called_by_ref on called (noun, ref);
create index called_in_order on called (noun, fold, ref) where main;

insert into called (noun, fold, ref, kind, main)
  select 'topic', replace(lower(name), ' ', '-'), id, kind, true from topic;
insert into called (noun, fold, ref, main)
  select 'author', replace(lower(name), ' ', '-'), id, true from author;

-- The one that stands for this one since they were merged.
alter table topic add column merged_into bigint not null default 0;
alter table author add column merged_into bigint not null default 0;
create index topic_merged on topic (merged_into) where merged_into <> 0;
create index author_merged on author (merged_into) where merged_into <> 0;

create index article_by_section on article (section, id);
create index article_by_desk on article (desk, id) where desk <> 0;
create index article_page on article (id) where kind = 'page';
-- Paths are searched from their start, which needs the order of their bytes.
alter table address alter column path type text collate "C";
create index address_redirect on address (path) where to_path <> '';
