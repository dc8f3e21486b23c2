-- +goose Up
-- Letters, their issues, who gets them, and how each mail fared.

create table letter (
  id           bigint primary key,
  version      bigint not null default 1,
  slug         text not null unique,
  name         text not null,
  description  text not null default '',
  lang         text not null default '',   -- empty for the paper's
  design       text not null default '',   -- the theme's template; empty for the usual one
  sender       text not null,              -- JSON of news.Sender
  rhythm       text not null,              -- JSON of news.Rhythm
  digest       text not null,              -- JSON of news.Digest
  unattended   boolean not null default false, -- its digests go out without approval
  count_clicks boolean not null default false,
  closed       boolean not null default false,
  composed_at  bigint not null default 0   -- until when its rhythm was followed
);

create table issue (
  id          bigint primary key,
  version     bigint not null default 1,
  letter      bigint not null,
  number      bigint not null default 0,   -- among the sent ones of its letter
  state       text not null,
  subject     text not null default '',
  preheader   text not null default '',
  others      text not null default '[]',  -- JSON of []news.Opening
  parts       text not null default '[]',  -- JSON of []news.IssuePart
  segment     text not null default '{}',  -- JSON of news.Segment
  cards       text not null default '[]',  -- its articles as they were sent, JSON of []paper.Card
  made_at     bigint not null,
  send_at     bigint not null default 0,
  approved_by bigint not null default 0,
  approved_at bigint not null default 0,
  started_at  bigint not null default 0,
  ended_at    bigint not null default 0,
  filled      bigint not null default 0,     -- the last subscriber who has a delivery
  complete    boolean not null default false, -- all of them have
  trouble     text not null default ''      -- why the run stopped or can not go on
);
create index issue_of_letter on issue (letter, id desc);
create index issue_archive on issue (letter, started_at desc, id desc) where started_at <> 0;
create index issue_scheduled on issue (send_at) where state = 'scheduled';
create index issue_sending on issue (id) where state = 'sending';

-- Which articles stand in an issue that was sent.
create table issue_article (
  article bigint not null,
  issue   bigint not null,
  primary key (article, issue)
);
create index issue_article_of on issue_article (issue);

-- What an issue has come to, in numbers, kept when its deliveries are not.
create table issue_figure (
  issue   bigint not null,
  name    text not null,   -- such as accepted, see letter.Figure
  n       bigint not null,
  primary key (issue, name)
);

-- The links of an issue whose clicks are counted, and nothing of who clicked.
create table issue_link (
  issue  bigint not null,
  n      bigint not null,  -- its place in the issue, from 1
  url    text not null,
  clicks bigint not null default 0,
  primary key (issue, n)
);

create table subscriber (
  id         bigint primary key,
  version    bigint not null default 1,
  email      text not null,
  email_key  text not null unique,         -- by which equal addresses are told
  lang       text not null default '',
  sections   text not null default '[]',
  blocked    text not null default '',     -- why nothing is sent
  blocked_at bigint not null default 0,
  soft       bigint not null default 0,    -- runs in a row without delivery
  moving_to  text not null default '',     -- an address to take the place of this one
  moving_at  bigint not null default 0,
  made_at    bigint not null
);
create index subscriber_made on subscriber (made_at desc, id desc);

create table subscription (
  subscriber   bigint not null,
  letter       bigint not null,
  state        text not null,
  source       text not null,
  wording      text not null default '',
  page         text not null default '',
  network      text not null default '',  -- a keyed hash
  note         text not null default '',
  asked_at     bigint not null default 0,
  confirmed_at bigint not null default 0,
  left_at      bigint not null default 0,
  primary key (subscriber, letter)
);
create index subscription_of_letter on subscription (letter, state, subscriber);
create index subscription_joined on subscription (letter, confirmed_at) where state = 'confirmed';
create index subscription_left_of on subscription (letter, left_at) where state = 'left';
create index subscription_unconfirmed on subscription (asked_at) where state = 'unconfirmed';
create index subscription_left on subscription (left_at) where state = 'left';
create index subscriber_moving on subscriber (moving_at) where moving_at <> 0;

-- What readers asked for orders a mail and is forgotten.
create index event_asked on event (at) where name = 'letters_asked';

-- Addresses that must not be written to, as keyed hashes.
create table suppression (
  mark   text primary key,
  reason text not null,
  at     bigint not null
);

-- One mail of an issue to one reader. Rows are erased after some months; the
-- figures of the issue stay.
create table delivery (
  id         bigint primary key,
  issue      bigint not null,
  subscriber bigint not null,
  state      text not null,               -- waiting, claimed, or its result
  node       text not null default '',    -- who has claimed it
  tries      bigint not null default 0,
  since      bigint not null default 0,   -- of the first try
  due_at     bigint not null default 0,   -- of the next one
  at         bigint not null default 0,   -- of the last outcome
  status     text not null default '',    -- such as 5.1.1
  words      text not null default ''     -- of the server, for people
);
create unique index delivery_of_issue on delivery (issue, subscriber);
create index delivery_waiting on delivery (issue, due_at, id) where state = 'waiting';
create index delivery_claimed on delivery (issue, node) where state = 'claimed';
create index delivery_by_subscriber on delivery (subscriber);
create index delivery_troubled on delivery (issue, id) where state not in ('waiting', 'claimed', 'accepted');

-- How many mails a sender's domain has sent on a day, while it is new.
create table sender_day (
  domain text not null,
  day    bigint not null,                 -- counted from 1970
  sent   bigint not null,
  primary key (domain, day)
);
