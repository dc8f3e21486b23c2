-- +goose Up
-- The lists of the desk: an index for each order, which begins with the state
-- and holds all that a list can be asked for, and short ones of the few
-- articles that are written in, under embargo or have a next version waiting.

drop index article_by_state;
create index article_by_saved_in on article (state, saved_at desc, id desc, section, desk, assignee, kind, due_at, publish_at);
create index article_by_due on article (state, due_at, id, section, desk, assignee, kind, publish_at) where due_at <> 0;
create index article_by_publish on article (state, publish_at desc, id desc, section, desk, assignee, kind, due_at) where publish_at <> 0;
create index article_locked on article (id) where lock_staff <> 0;
create index article_embargoed on article (embargo, id) where embargo <> 0;
create index article_next on article (id) where live_head <> 0 and head <> live_head;

-- Questions that staff keep: a view is an address of the list.
create table saved_view (
  id     integer primary key,
  staff  bigint not null,
  name   text not null,
  shared boolean not null default false,
  query  text not null
);
create index saved_view_by_staff on saved_view (staff, id);
create index saved_view_shared on saved_view (id) where shared;

-- The audit log: who did what, when.
create index event_by_at on event (at desc, id desc, name, staff, article);
create index event_by_staff on event (staff, at desc, id desc, name, article);
create index event_by_name on event (name, at desc, id desc);
