-- +goose Up
-- What can be heard: articles, the news of a day, and how names are said.

-- The recording of an article. It tells one revision; readers get it only
-- while that is the one they read.
create table recording (
  article    integer primary key,
  revision   bigint not null default 0,   -- which it tells; 0 if none was made yet
  correction bigint not null default 0,   -- the newest one that it mentions
  script     text not null default '',    -- hash of what is said
  engine     text not null default '',    -- empty for a person
  reader     text not null default '',    -- the person
  licence    text not null default '',
  duration   bigint not null default 0,   -- milliseconds
  files      text not null default '[]',  -- JSON of []paper.SoundFile
  marks      text not null default '[]',  -- JSON of []paper.Mark
  chapters   text not null default '[]',  -- JSON of []paper.Chapter
  made_at    bigint not null default 0,
  wish       text not null default '', -- of an editor: silent, wanted; empty for what the settings say
  failed_at  bigint not null default 0,
  failure    text not null default ''     -- in a sentence, for the desk
);
create index recording_failed on recording (failed_at desc) where failed_at <> 0;

-- How what stands in print is said.
create table lexicon (
  id      integer primary key,
  lang    text not null default '',
  written text not null,
  spoken  text not null
);
create unique index lexicon_entry on lexicon (written, lang);

-- The news of a day, to hear. Its recording is of this row's own version.
create table audio_digest (
  id           integer primary key,
  version      bigint not null default 1,
  day          bigint not null unique,    -- counted from 1970
  state        text not null,             -- draft, approved
  title        text not null default '',
  intro        text not null default '',
  outro        text not null default '',
  stories      text not null default '[]', -- JSON of []news.HeardStory
  made_at      bigint not null,
  approved_by  bigint not null default 0,
  publish_at   bigint not null default 0,
  told         bigint not null default 0, -- the version that the recording tells
  script       text not null default '',
  engine       text not null default '',
  reader       text not null default '',
  licence      text not null default '',
  duration     bigint not null default 0,
  files        text not null default '[]',
  marks        text not null default '[]',
  chapters     text not null default '[]',
  recorded_at  bigint not null default 0,
  failure      text not null default ''
);
create index audio_digest_public on audio_digest (publish_at desc) where publish_at <> 0;

-- Which articles a digest tells of, and which public revision of each its
-- recording tells; 0 if it does not tell that article, or none was made yet.
-- Readers get the recording only while these are the ones they read.
create table audio_digest_story (
  article bigint not null,
  digest  bigint not null,
  heard   bigint not null default 0,
  primary key (article, digest)
) without rowid;
create index audio_digest_story_by_digest on audio_digest_story (digest);
